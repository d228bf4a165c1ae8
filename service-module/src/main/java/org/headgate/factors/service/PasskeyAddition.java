package org.headgate.factors.service;

import org.headgate.factors.persistence.PasskeyView;

/** How an attempt to add a passkey ended. */
public sealed interface PasskeyAddition {

  /**
   * It is kept.
   *
   * @param isFirst whether it is the account's first second factor: recovery codes came with it
   */
  record Added(PasskeyView passkey, boolean isFirst) implements PasskeyAddition {}

  /** The challenge was answered before. */
  record UsedBefore() implements PasskeyAddition {}

  /** The credential belongs to an account already. */
  record Known() implements PasskeyAddition {}

  /** The account has as many as it may. */
  record TooMany() implements PasskeyAddition {}
}
