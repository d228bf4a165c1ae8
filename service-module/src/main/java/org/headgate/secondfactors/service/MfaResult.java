package org.headgate.secondfactors.service;

import java.util.List;
import java.util.Optional;
import org.headgate.common.identity.JudgedAccount;
import org.headgate.common.identity.UserId;

/** How a second proof was judged. A result and no exception, since a rollback undoes its count. */
public sealed interface MfaResult {

  /** What both proofs proved; empty for one that was not right. */
  default Optional<Verified> proven() {
    return Optional.empty();
  }

  /** It was right, and is used up. */
  record Right(Verified both) implements MfaResult {

    @Override
    public Optional<Verified> proven() {
      return Optional.of(both);
    }
  }

  /** A code of the account's app that is still shown and was used before: somebody looked on. */
  record Repeated(UserId account) implements MfaResult {}

  /** It was wrong, or the log-in is unknown, over or done. */
  record Wrong() implements MfaResult {}

  /**
   * Both proofs of a log-in were right.
   *
   * @param account as it was when the first was judged
   * @param amr how both were given (RFC 8176)
   */
  public record Verified(JudgedAccount account, List<String> amr) {

    public Verified {
      amr = List.copyOf(amr);
    }
  }
}
