import { duration } from "./format.js";

const PREFIX = "urn:headgate:problem:";

/** An answer that says no: a problem document (RFC 9457), or what can be known of an answer that has none. */
export class Problem extends Error {
  constructor(status, body, retryAfter) {
    super(body.detail ?? body.title ?? `The server answered ${status}.`);
    this.status = status;
    this.name = typeof body.type === "string" ? body.type.replace(PREFIX, "") : "";
    this.errors = Array.isArray(body.errors) ? body.errors : [];
    this.traceId = body.trace_id ?? "";
    this.retryAfter = retryAfter;
  }

  static async of(response) {
    const json = (response.headers.get("Content-Type") ?? "").includes("json");
    const body = json ? await response.json().catch(() => ({})) : {};
    const seconds = Number.parseInt(response.headers.get("Retry-After") ?? "", 10);
    return new Problem(response.status, body ?? {}, Number.isNaN(seconds) ? null : seconds);
  }
}

/** An answer that was given as asked, and is bad news: its message is for the person at the screen. */
export class NegativeResult extends Error {}

/** No answer at all: the network failed, or the time for the answer was over. */
export class Unreachable extends Error {
  constructor(cause) {
    super("The server cannot be reached.", { cause });
  }
}

/** No answer in time: the network is there, and the server may still be at it. */
export class Overdue extends Unreachable {
  constructor(cause, timeoutMs, method) {
    super(cause);
    const order = method === "GET" ? "Try again in a moment." : "It may still do what was asked: look before you try again.";
    this.message = `The server has not answered within ${duration(timeoutMs / 1000)}. ${order}`;
  }
}

const WORDS = {
  "invalid-credentials": "E-mail or password is wrong.",
  "insufficient-scope": "The personal access token does not allow this. Log in instead.",
  "second-factor-required": "Your role requires a second factor. Set one up under My account, then log in with it.",
  "email-not-verified": "The password is right, but this e-mail address has not been verified yet.",
  "too-many-attempts": "Too many attempts for this address.",
  "too-many-requests": "Too many requests.",
  "invalid-code": "The code is wrong or has expired.",
};

/** Where a program is sent for the reason. */
const PROGRAM_HINT = / GET \/api\/\S+ says why\./;

/** What happened, in words for the person at the screen. */
export function failureText(failure) {
  if (failure instanceof NegativeResult || failure instanceof Overdue) {
    return failure.message;
  }
  if (failure instanceof Unreachable) {
    return "The server cannot be reached. Check the network, then try again.";
  }
  if (!(failure instanceof Problem)) {
    return `Something went wrong in the console: ${failure.message}`;
  }
  const fields = failure.errors.map(({ field, message }) => `${field}: ${message}`).join("; ");
  const what = WORDS[failure.name] ?? (fields ? `${failure.message} ${fields}` : failure.message);
  const text = what.replace(PROGRAM_HINT, " The overview says why.");
  return failure.retryAfter ? `${text} Try again in ${duration(failure.retryAfter)}.` : text;
}
