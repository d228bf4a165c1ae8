import { Configuration, type ConfigurationParameters, type FetchAPI } from './runtime.js';
import { type Tokens, TokensFromJSON } from './models/Tokens.js';

/** The tokens of a session, as they are kept. */
export interface StoredTokens {
  accessToken: string;
  refreshToken: string;
  /** When the access token expires, in milliseconds since 1970. */
  expiresAt: number;
}

/** Keeps the tokens of one session. */
export interface TokenStore {
  read(): StoredTokens | undefined;
  write(tokens: StoredTokens | undefined): void;
}

/** Keeps tokens in memory: they end with the page. */
export class MemoryTokenStore implements TokenStore {
  private tokens: StoredTokens | undefined;

  read(): StoredTokens | undefined {
    return this.tokens;
  }

  write(tokens: StoredTokens | undefined): void {
    this.tokens = tokens;
  }
}

/** Keeps tokens in a storage that all tabs share, such as `localStorage`. Every script of the origin can read them there. */
export class SharedTokenStore implements TokenStore {
  constructor(
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
    private readonly key: string = 'headgate.tokens',
  ) {}

  read(): StoredTokens | undefined {
    const text = this.storage.getItem(this.key);
    return text === null ? undefined : (JSON.parse(text) as StoredTokens);
  }

  write(tokens: StoredTokens | undefined): void {
    if (tokens === undefined) {
      this.storage.removeItem(this.key);
    } else {
      this.storage.setItem(this.key, JSON.stringify(tokens));
    }
  }
}

interface Locks {
  request<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** A refresh begins this long before the access token expires. */
const MARGIN_MILLIS = 30_000;

const LOCK = 'headgate.refresh';

/**
 * One log-in, for as long as it lasts. Calls get its access token. When that expires it is refreshed once, however many calls
 * wait for it; with a {@link SharedTokenStore}, once for all tabs (Web Locks; where there are none, the server answers two tabs
 * that refresh within 30 s alike).
 */
export class HeadgateSession {
  private refreshing: Promise<StoredTokens | undefined> | undefined;

  /**
   * @param basePath address of the server, without `/api/v1`
   * @param fetchApi sends the requests
   */
  constructor(
    private readonly basePath: string,
    private readonly store: TokenStore = new MemoryTokenStore(),
    private readonly fetchApi: FetchAPI = (input, init) => fetch(input, init),
  ) {}

  /** Whether there is a session, as far as this client knows. */
  get isOpen(): boolean {
    return this.store.read() !== undefined;
  }

  /** Takes the tokens of a log-in. */
  accept(tokens: Tokens): void {
    this.keep(tokens);
  }

  /** Forgets the tokens, after a log-out. */
  forget(): void {
    this.store.write(undefined);
  }

  /** The configuration of APIs that act in this session. */
  configuration(more: ConfigurationParameters = {}): Configuration {
    return new Configuration({ ...more, basePath: this.basePath, fetchApi: this.fetch });
  }

  /** `fetch` with the access token; a request that was refused for its token is sent again with a new one. */
  readonly fetch: FetchAPI = async (input, init) => {
    const tokens = await this.present();
    const response = await this.send(input, init, tokens);
    if (tokens === undefined || !isTokenRefused(response)) {
      return response;
    }
    const renewed = await this.refreshed(tokens);
    return renewed === undefined ? response : this.send(input, init, renewed);
  };

  private async present(): Promise<StoredTokens | undefined> {
    const tokens = this.store.read();
    return tokens !== undefined && tokens.expiresAt - MARGIN_MILLIS <= Date.now()
      ? (await this.refreshed(tokens)) ?? tokens
      : tokens;
  }

  private send(
    input: Parameters<FetchAPI>[0],
    init: RequestInit | undefined,
    tokens: StoredTokens | undefined,
  ): Promise<Response> {
    if (tokens === undefined) {
      return this.fetchApi(input, init);
    }
    const headers = new Headers(init?.headers);
    headers.set('Authorization', `Bearer ${tokens.accessToken}`);
    return this.fetchApi(input, { ...init, headers });
  }

  /** Undefined when the session has ended, or the server cannot tell now. */
  private refreshed(stale: StoredTokens): Promise<StoredTokens | undefined> {
    if (this.refreshing === undefined) {
      this.refreshing = alone(() => this.refresh(stale)).finally(() => {
        this.refreshing = undefined;
      });
    }
    return this.refreshing;
  }

  private async refresh(stale: StoredTokens): Promise<StoredTokens | undefined> {
    const now = this.store.read();
    if (now === undefined || now.refreshToken !== stale.refreshToken) {
      // Another tab has logged out, or refreshed.
      return now;
    }
    const response = await this.fetchApi(`${this.basePath}/api/v1/auth/refresh`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ refresh_token: now.refreshToken }),
    });
    const renewed = response.ok ? TokensFromJSON(await response.json()) : undefined;
    const present = this.store.read();
    if (present === undefined || present.refreshToken !== now.refreshToken) {
      // Meanwhile somebody has logged out, or in.
      return present;
    }
    if (renewed !== undefined) {
      return this.keep(renewed);
    }
    if (response.status === 401) {
      this.store.write(undefined);
    }
    return undefined;
  }

  private keep(tokens: Tokens): StoredTokens {
    const stored = {
      accessToken: tokens.accessToken,
      refreshToken: tokens.refreshToken,
      expiresAt: Date.now() + tokens.expiresIn * 1000,
    };
    this.store.write(stored);
    return stored;
  }
}

/** Not every 401 is about the token: a wrong password is one too. */
function isTokenRefused(response: Response): boolean {
  return (
    response.status === 401 &&
    /\berror="invalid_token"/.test(response.headers.get('WWW-Authenticate') ?? '')
  );
}

function alone<T>(work: () => Promise<T>): Promise<T> {
  const locks = (globalThis as { navigator?: { locks?: Locks } }).navigator?.locks;
  return locks === undefined ? work() : locks.request(LOCK, work);
}
