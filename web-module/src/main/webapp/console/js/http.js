import { Problem, Unreachable } from "./problem.js";

const ROOT = new URL("../../api/v1/", import.meta.url);
const PATIENCE_MS = 10_000;

/**
 * One request and its answer: JSON in and, unless read says otherwise, out; a refusal is thrown as a {@link Problem},
 * silence as {@link Unreachable}. A path is one under the API's root.
 */
export async function send(method, path, { body, headers = {}, signal, read = json } = {}) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
  signal?.addEventListener("abort", () => patience.abort(), { once: true });
  try {
    const response = await fetch(new URL(path, ROOT), {
      method,
      headers: { Accept: "application/json", ...(body ? { "Content-Type": "application/json" } : {}), ...headers },
      body: body ? JSON.stringify(body) : undefined,
      signal: patience.signal,
      credentials: "omit",
      cache: "no-store",
    });
    if (!response.ok) {
      throw await Problem.of(response);
    }
    return await read(response);
  } catch (failure) {
    throw failure instanceof Problem ? failure : new Unreachable(failure);
  } finally {
    clearTimeout(timer);
  }
}

async function json(response) {
  const text = await response.text();
  return text === "" ? {} : JSON.parse(text);
}
