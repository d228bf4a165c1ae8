import { send } from "./http.js";
import { Problem, Unreachable } from "./problem.js";
import { readEvents } from "./sse.js";

const METRICS = new URL("../../metrics?scope=application", import.meta.url);
/** Problem types with status 401 that a new access token does not solve. */
const CREDENTIAL_PROBLEMS = ["invalid-credentials", "reauthentication-required"];

const MAX_ATTEMPTS = 4;
const MAX_DELAY_S = 3;

/**
 * The server as the console sees it: JSON in and out, the token put on, a token that has run out renewed once, and
 * every refusal thrown as a {@link Problem}, every silence as {@link Unreachable}.
 */
export class Api {
  #session;
  #tabs;
  #renewal = null;

  constructor(session, tabs) {
    this.#session = session;
    this.#tabs = tabs;
  }

  /** Logs in; the answer is "authenticated", or "mfa_required" with the token for {@link secondFactor}. */
  async logIn(email, password) {
    return this.#acceptLogin(await this.#fromDevice("auth/login", { email, password }));
  }

  /** Ends a log-in with `{code}`, `{recovery_code}` or `{passkey}`. */
  async secondFactor(mfaToken, proof) {
    return this.#acceptLogin(await this.#fromDevice("auth/mfa", { mfa_token: mfaToken, ...proof }));
  }

  /** Logs in with the passkey that ask gives for the server's options; with a token it is the second factor. */
  async passkey(ask, mfaToken = null) {
    const options = await this.#fromDevice("auth/passkey/options", mfaToken ? { mfa_token: mfaToken } : {});
    const passkey = await ask(options);
    return mfaToken
      ? this.secondFactor(mfaToken, { passkey })
      : this.#acceptLogin(await this.#fromDevice("auth/passkey/verify", { credential: passkey }));
  }

  /** Ends the session here in any case, and at the server when it can be reached; reason is what the log-in page then says. */
  async logOut(reason = "") {
    const token = this.#session.refreshToken;
    this.#session.end(reason);
    if (token) {
      await send("POST", "auth/logout", { body: { refresh_token: token } }).catch(() => undefined);
    }
  }

  /** The service's metrics in the Prometheus format; needs no token. */
  metrics(signal) {
    return send("GET", METRICS, { signal, headers: { Accept: "text/plain" }, read: (response) => response.text() });
  }

  /** Calls back with the data of each server-sent event, until the stream ends or signal ends it. */
  async listen(path, onEvent, signal) {
    const stream = await this.call("GET", path,
      { signal, headers: { Accept: "text/event-stream" }, read: (response) => response.body });
    try {
      await readEvents(stream, onEvent);
    } catch (failure) {
      throw new Unreachable(failure);
    }
  }

  /** Sends a GET request with the access token. */
  get(path, signal) {
    return this.call("GET", path, { signal });
  }

  /** A POST with the token; most need no body. */
  post(path, body) {
    return this.call("POST", path, { body });
  }

  /**
   * Any call with the token. What the person ordered is not lost to a database that was busy for a moment: such a refusal
   * comes before anything is done, so it is asked again after the time that it names.
   */
  async call(method, path, options = {}) {
    for (let attempts = 1; ; attempts += 1) {
      try {
        return await this.#authorized(method, path, options);
      } catch (failure) {
        if (method === "GET" || failure.name !== "database-busy" || attempts === MAX_ATTEMPTS) {
          throw failure;
        }
        await new Promise((resolve) => {
          setTimeout(resolve, Math.min(failure.retryAfter ?? 1, MAX_DELAY_S) * 1000);
        });
      }
    }
  }

  /** On 401 `unauthorized` the token is renewed and the call repeated once. */
  async #authorized(method, path, options) {
    if (!this.#session.exists) {
      throw new Problem(401, { type: "urn:headgate:problem:unauthorized", detail: "Nobody is logged in." });
    }
    if (this.#session.accessToken === null) {
      await this.#renew();
    }
    try {
      return await this.#withToken(method, path, options);
    } catch (failure) {
      if (!(failure instanceof Problem) || failure.status !== 401 || CREDENTIAL_PROBLEMS.includes(failure.name)) {
        throw failure;
      }
      if (!this.#session.exists) {
        throw failure; // Asked for a session that has been left meanwhile: the next one must not end by it.
      }
    }
    await this.#renew();
    return this.#withToken(method, path, options);
  }

  #withToken(method, path, options) {
    return send(method, path, {
      ...options, headers: { ...options.headers, Authorization: `Bearer ${this.#session.accessToken}` } });
  }

  /** A step of a log-in, each with the mark of this device: it has guesses of its own, which strangers cannot spend. */
  #fromDevice(path, body) {
    const device = this.#session.deviceToken;
    return send("POST", path, { body, headers: device ? { "Device-Token": device } : {} });
  }

  #acceptLogin(answer) {
    if (answer.access_token) {
      this.#session.accept(answer);
    }
    return answer;
  }

  /** Renews the tokens, one renewal at a time: a second use of the same refresh token could end the session. */
  #renew() {
    this.#renewal ??= this.#tabs.renew(this.#session.accessToken, () => this.#refreshTokens()).finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  /** An answer that comes after a log-out, or after the next log-in, changes nothing. */
  async #refreshTokens() {
    const used = this.#session.refreshToken;
    try {
      const answer = await this.#fromDevice("auth/refresh", { refresh_token: used });
      if (this.#session.refreshToken === used) {
        this.#session.accept(answer);
      }
    } catch (failure) {
      if (failure instanceof Problem && (failure.status === 401 || failure.status === 400) && this.#session.refreshToken === used) {
        this.#session.end("The session has ended. Log in again.");
      }
      throw failure;
    }
  }
}
