// What somebody writes who has installed the package.
import { AccountsApi, HeadgateSession, UsersApi } from '@headgate/client';

const [, , basePath, email, password] = process.argv;
const session = new HeadgateSession(basePath);
session.accept(await new AccountsApi(session.configuration()).authLogIn({ logInRequest: { email, password } }));
console.log((await new UsersApi(session.configuration()).meMe()).email);
