package org.headgate.idempotency.service;

import org.headgate.idempotency.persistence.Attempt;

/** What to do with a request that has a key. */
public sealed interface Claim {

  /** Carry it out, and tell {@link Idempotency} how it ended. */
  record First(Attempt attempt) implements Claim {}

  /** Say again what was said. */
  record Repeated(Answer answer) implements Claim {}
}
