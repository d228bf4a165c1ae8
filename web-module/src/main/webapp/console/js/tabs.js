const CHANNEL = "headgate.session";
const LOCK = "headgate.renewal";

/** A tab that is alive answers within a few milliseconds. */
const ANSWER_TIMEOUT_MS = 150;

/**
 * What the tabs of one browser tell each other: a new one asks those that are logged in for their tokens, a renewal is
 * told to all, and so are the end of the session and that somebody is there. Tokens go from the memory of one tab to that
 * of another, within this origin alone; nothing is kept where it would outlive the tabs.
 */
export class Tabs {
  #session;
  #channel;
  #timeoutMs;
  #heardTokens = () => undefined;
  #alive = () => undefined;
  #entered = () => undefined;

  constructor(session, channel = new BroadcastChannel(CHANNEL), timeoutMs = ANSWER_TIMEOUT_MS) {
    this.#timeoutMs = timeoutMs;
    this.#session = session;
    this.#channel = channel;
    channel.onmessage = ({ data }) => this.#onMessage(data);
    session.onAccepted(() => this.#sendTokens());
    session.onEnded((_, id, othersKnow) => {
      if (!othersKnow) {
        channel.postMessage({ kind: "ended", id });
      }
    });
  }

  /** Calls back when another tab has logged this one in. */
  onEntered(listener) {
    this.#entered = listener;
  }

  /** Calls back when somebody uses another tab. */
  onAlive(listener) {
    this.#alive = listener;
  }

  /** Says that somebody uses this one. */
  alive() {
    this.#channel.postMessage({ kind: "alive" });
  }

  /** Asks the other tabs for their tokens, and gives them a moment. */
  async ask() {
    await new Promise((resolve) => {
      const timer = setTimeout(resolve, this.#timeoutMs);
      this.#heardTokens = () => {
        clearTimeout(timer);
        resolve(undefined);
      };
      this.#channel.postMessage({ kind: "ask" });
    });
  }

  /**
   * Renews the tokens once for all tabs: what another one has got since is taken instead of asking the server again.
   *
   * used is the access token that was refused.
   */
  renew(used, exchange) {
    return withLock(async () => {
      if (this.#session.accessToken === used) {
        await this.ask();
      }
      if (this.#session.accessToken === used) {
        await exchange();
      }
    });
  }

  #onMessage({ kind, id, ...tokens }) {
    if (kind === "ask" && this.#session.exists) {
      this.#sendTokens();
    } else if (kind === "tokens") {
      this.#adoptTokens(tokens);
    } else if (kind === "ended" && id !== undefined && id === this.#session.id) {
      this.#session.end("Logged out in another tab.", true);
    } else if (kind === "alive") {
      this.#alive();
    }
  }

  /** A tab with a session of its own takes newer tokens of that session alone. */
  #adoptTokens(tokens) {
    if (!this.#session.exists) {
      this.#session.adopt(tokens);
      this.#heardTokens();
      this.#entered();
    } else if (this.#session.isRenewedBy(tokens)) {
      this.#session.adopt(tokens);
      this.#heardTokens();
    }
  }

  #sendTokens() {
    this.#channel.postMessage({ kind: "tokens", access: this.#session.accessToken, refresh: this.#session.refreshToken });
  }
}

/** Over plain HTTP there are no locks; the server takes a refresh token twice within some seconds. */
function withLock(work) {
  return globalThis.navigator?.locks ? navigator.locks.request(LOCK, work) : work();
}
