const ACCESS = "headgate.access_token";
const REFRESH = "headgate.refresh_token";
const DEVICE = "headgate.device_token";

/**
 * One log-in, of one tab or several ({@link Tabs}). Its tokens live in sessionStorage, so that a reload stays logged in
 * and a closed tab does not; the access token too, because only with it an operator who reloads while the database is away
 * still sees why. The device token outlives both: it opens nothing, it only tells the server that this device has logged in
 * before.
 */
export class Session {
  #access = sessionStorage.getItem(ACCESS);
  #events = new EventTarget();

  get accessToken() {
    return this.#access;
  }

  get refreshToken() {
    return sessionStorage.getItem(REFRESH);
  }

  get deviceToken() {
    return localStorage.getItem(DEVICE);
  }

  get exists() {
    return this.#access !== null || this.refreshToken !== null;
  }

  /** The name to greet; read from the token for display only, never for a decision. */
  get name() {
    const claims = tokenClaims(this.#access);
    return claims.upn ?? claims.email ?? "";
  }

  /** The roles, read from the token to choose what to show: the server decides what is allowed. */
  get roles() {
    return tokenClaims(this.#access).groups ?? [];
  }

  /** The id of the account. */
  get subject() {
    return tokenClaims(this.#access).sub;
  }

  /** The id of the session, the same in all tabs that share it. */
  get id() {
    return tokenClaims(this.#access).sid;
  }

  /** Takes the tokens of a log-in or a refresh. */
  accept(tokens) {
    store(localStorage, DEVICE, tokens.device_token);
    this.adopt({ access: tokens.access_token, refresh: tokens.refresh_token });
    this.#events.dispatchEvent(new Event("accepted"));
  }

  /** Takes the tokens that another tab has. */
  adopt({ access, refresh }) {
    this.#access = access;
    store(sessionStorage, ACCESS, access);
    store(sessionStorage, REFRESH, refresh);
    this.#events.dispatchEvent(new Event("renewed"));
  }

  /** Whether these are of the same session, and younger. */
  isRenewedBy({ access }) {
    const [own, other] = [tokenClaims(this.#access), tokenClaims(access)];
    return own.sid === other.sid && other.iat > own.iat;
  }

  /**
   * Forgets both tokens, and all that this tab kept of what it saw. The reason is what the log-in page then says; empty when
   * the person logged out; othersKnow says that the other tabs know it.
   */
  end(reason, othersKnow = false) {
    const { id } = this;
    this.#access = null;
    sessionStorage.clear();
    this.#events.dispatchEvent(new CustomEvent("ended", { detail: { reason, id, othersKnow } }));
  }

  /** Calls back when the server gave this tab tokens. */
  onAccepted(listener) {
    this.#events.addEventListener("accepted", listener);
  }

  /** Calls back at each renewal of the tokens. */
  onRenewed(listener) {
    this.#events.addEventListener("renewed", listener);
  }

  /** Calls back with the reason when the session is over, with its id, and whether the other tabs know it. */
  onEnded(listener) {
    this.#events.addEventListener("ended", ({ detail: { reason, id, othersKnow } }) => listener(reason, id, othersKnow));
  }
}

function store(storage, key, value) {
  if (value) {
    storage.setItem(key, value);
  }
}

function tokenClaims(token) {
  try {
    const payload = token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(payload), (char) => char.codePointAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return {};
  }
}
