package org.headgate.idempotency.service;

import org.headgate.idempotency.persistence.IdempotencyAttempt;

/** What to do with a request that has a key. */
public sealed interface IdempotencyClaim {

  /** Carry it out, and tell {@link IdempotencyFacade} how it ended. */
  record First(IdempotencyAttempt attempt) implements IdempotencyClaim {}

  /** Say again what was said. */
  record Repeated(StoredResponse answer) implements IdempotencyClaim {}
}
