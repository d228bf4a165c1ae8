import { Overdue, Problem, Unreachable } from "./problem.js";
import { noteServerTime } from "./serverclock.js";

const ROOT = new URL("../../api/v1/", import.meta.url);
const DEFAULT_TIMEOUT_MS = 10_000;

/** For an answer that the server itself waits for: that of a receiver, or of a database. */
export const RELAYED_TIMEOUT_MS = 30_000;

/**
 * One request and its answer: JSON in and, unless read says otherwise, out; a refusal is thrown as a {@link Problem},
 * silence as {@link Unreachable}. A path is one under the API's root; raw is a body that is sent as it is.
 */
export async function send(method, path, { body, raw, headers = {}, signal, read = json, timeoutMs = DEFAULT_TIMEOUT_MS } = {}) {
  const limit = new AbortController();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    limit.abort();
  }, timeoutMs);
  signal?.addEventListener("abort", () => limit.abort(), { once: true });
  if (signal?.aborted) {
    limit.abort(); // Of a signal that is aborted already no event tells.
  }
  try {
    const response = await fetch(new URL(path, ROOT), {
      method,
      headers: { Accept: "application/json", ...(body ? { "Content-Type": "application/json" } : {}), ...headers },
      body: raw ?? (body ? JSON.stringify(body) : undefined),
      signal: limit.signal,
      credentials: "omit",
      cache: "no-store",
    });
    noteServerTime(response.headers.get("Date"));
    if (!response.ok) {
      throw await Problem.of(response);
    }
    return await read(response);
  } catch (failure) {
    throw failure instanceof Problem ? failure : isLate ? new Overdue(failure, timeoutMs, method) : new Unreachable(failure);
  } finally {
    clearTimeout(timer);
  }
}

/** To read a thing with its ETag, which goes with a change of it, so that nobody's change is undone. */
export const withTag = async (response) => ({ tag: response.headers.get("ETag"), value: await response.json() });

async function json(response) {
  const text = await response.text();
  return text === "" ? {} : JSON.parse(text);
}
