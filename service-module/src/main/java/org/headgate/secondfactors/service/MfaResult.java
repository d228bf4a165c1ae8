package org.headgate.secondfactors.service;

import java.util.List;
import java.util.Optional;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.UserId;

/**
 * The result of checking a second factor; no exception, because a rollback would undo the count.
 */
public sealed interface MfaResult {

  /** The verified account; empty unless the factor was right. */
  default Optional<Verified> proven() {
    return Optional.empty();
  }

  /** It was right, and is now used. */
  record Right(Verified both) implements MfaResult {

    @Override
    public Optional<Verified> proven() {
      return Optional.of(both);
    }
  }

  /** A valid code of the account's app that was used before: somebody may have seen it. */
  record Repeated(UserId accountId) implements MfaResult {}

  /**
   * It was wrong, or the challenge is unknown, expired or used.
   *
   * @param accountId the account of the challenge; empty when the challenge cannot be answered
   */
  record Wrong(Optional<UserId> accountId) implements MfaResult {}

  /**
   * Both factors of a log-in were right.
   *
   * @param account as it was when the first factor was verified
   * @param amr authentication methods of both (RFC 8176)
   */
  public record Verified(AccountAtEpoch account, List<String> amr) {

    public Verified {
      amr = List.copyOf(amr);
    }
  }
}
