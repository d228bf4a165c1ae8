// What somebody writes who uses the generated client. It is checked with tsc, and then run against a server.
import { AccountsApi, Configuration, Me, ResponseError, Tokens, UsersApi } from './client';

declare const process: { argv: string[] };

const [, , basePath, email, password] = process.argv;

async function titleOf(failure: unknown): Promise<string> {
  if (failure instanceof ResponseError) {
    const problem: { title: string; status: number } = await failure.response.json();
    return `${problem.status} ${problem.title}`;
  }
  throw failure;
}

async function main(): Promise<void> {
  const stranger = new Configuration({ basePath });
  const accounts = new AccountsApi(stranger);

  try {
    await accounts.authLogIn({ logInRequest: { email, password: 'not the password' } });
  } catch (failure) {
    console.log(await titleOf(failure));
  }

  const answer = await accounts.authLogIn({ logInRequest: { email, password } });
  if (!('accessToken' in answer)) {
    throw new Error(`a second proof is needed: ${answer.methods.join(', ')}`);
  }
  const tokens: Tokens = answer;
  const users = new UsersApi(new Configuration({ basePath, accessToken: tokens.accessToken }));

  const me: Me = await users.meMe();
  const name: string | null = me.fullName;
  console.log(`${me.email} ${name} ${me.emailVerified}`);

  const nameless: Me = await users.mePatch({ accountPatch: { fullName: null } });
  console.log(`${nameless.fullName}`);
}

main().catch((failure) => {
  console.error(failure);
  throw failure;
});
