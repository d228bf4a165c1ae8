package org.headgate.factors.service;

import java.util.Optional;
import org.headgate.identity.UserId;

/** How a second proof was judged. A result and no exception, since a rollback undoes its count. */
public sealed interface ProofResult {

  /** What both proofs proved; empty for one that was not right. */
  default Optional<Proven> proven() {
    return Optional.empty();
  }

  /** It was right, and is used up. */
  record Right(Proven both) implements ProofResult {

    @Override
    public Optional<Proven> proven() {
      return Optional.of(both);
    }
  }

  /** A code of the account's app that is still shown and was used before: somebody looked on. */
  record Repeated(UserId account) implements ProofResult {}

  /** It was wrong, or the log-in is unknown, over or done. */
  record Wrong() implements ProofResult {}
}
