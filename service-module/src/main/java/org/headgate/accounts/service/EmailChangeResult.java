package org.headgate.accounts.service;

import org.headgate.accounts.persistence.AccountView;

/** How the confirmation of a new address ended. A result and no exception: a guess is counted. */
public sealed interface EmailChangeResult {

  /** The account has the address. */
  record Changed(AccountView account) implements EmailChangeResult {}

  /** Wrong, expired or used; or nothing was asked for. */
  record WrongCode() implements EmailChangeResult {}

  /** The code was right, and another account has the address by now. */
  record Taken() implements EmailChangeResult {}
}
