// What somebody writes whose calls and tabs share a log-in. It is checked with tsc, and then run against a server.
import { AccountsApi, HeadgateSession, MemoryTokenStore, ResponseError, SharedTokenStore, UsersApi } from './client';

declare const process: { argv: string[] };

const [, , basePath, email, password] = process.argv;

let refreshes = 0;

const counting: typeof fetch = (input, init) => {
  if (String(input).endsWith('/auth/refresh')) {
    refreshes++;
  }
  return fetch(input, init);
};

/** What two tabs share. */
class TabStorage {
  private readonly texts = new Map<string, string>();

  getItem(key: string): string | null {
    return this.texts.get(key) ?? null;
  }

  setItem(key: string, text: string): void {
    this.texts.set(key, text);
  }

  removeItem(key: string): void {
    this.texts.delete(key);
  }
}

/** One holder at a time, as Web Locks have it. */
let last: Promise<unknown> = Promise.resolve();

const locks = {
  request<T>(name: string, work: () => Promise<T>): Promise<T> {
    const mine = last.then(work, work);
    last = mine;
    return mine;
  },
};

async function read(session: HeadgateSession, times: number): Promise<void> {
  const users = new UsersApi(session.configuration());
  const answers = await Promise.all(Array.from({ length: times }, () => users.meMe()));
  if (answers.some((me) => me.email !== email)) {
    throw new Error('an answer of somebody else');
  }
}

async function main(): Promise<void> {
  const storage = new TabStorage();
  const store = new SharedTokenStore(storage);
  const first = new HeadgateSession(basePath, store, counting);
  const answer = await new AccountsApi(first.configuration()).authLogIn({ logInRequest: { email, password } });
  if (!('accessToken' in answer)) {
    throw new Error('a second proof is needed');
  }
  first.accept(answer);
  const spoil = (expiresAt: number) => {
    const tokens = store.read();
    if (tokens !== undefined) {
      store.write({ ...tokens, accessToken: `${tokens.accessToken}x`, expiresAt });
    }
  };

  spoil(Date.now() + 900_000);
  await read(first, 8);
  console.log(`one tab: ${refreshes}`);

  Object.defineProperty(globalThis, 'navigator', { value: { locks }, configurable: true });
  const second = new HeadgateSession(basePath, new SharedTokenStore(storage), counting);
  spoil(Date.now() + 900_000);
  await Promise.all([read(first, 4), read(second, 4)]);
  console.log(`two tabs: ${refreshes}`);

  spoil(Date.now());
  await read(second, 4);
  console.log(`before it expires: ${refreshes}`);

  const memory = new MemoryTokenStore();
  const left: HeadgateSession = new HeadgateSession(basePath, memory, async (input, init) => {
    const response = await fetch(input, init);
    if (String(input).endsWith('/auth/refresh')) {
      left.forget();
    }
    return response;
  });
  const another = await new AccountsApi(left.configuration()).authLogIn({ logInRequest: { email, password } });
  if (!('accessToken' in another)) {
    throw new Error('a second proof is needed');
  }
  memory.write({ accessToken: another.accessToken, refreshToken: another.refreshToken, expiresAt: Date.now() });
  await read(left, 1);
  console.log(`left during the refresh: ${left.isOpen}`);

  await fetch(`${basePath}/api/v1/auth/logout`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ refresh_token: store.read()?.refreshToken }),
  });
  try {
    await read(first, 1);
  } catch (failure) {
    if (!(failure instanceof ResponseError)) {
      throw failure;
    }
    console.log(`${failure.response.status} ${first.isOpen}`);
  }
}

main().catch((failure) => {
  console.error(failure);
  throw failure;
});
