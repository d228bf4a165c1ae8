package org.headgate.idempotency.service;

import org.headgate.idempotency.persistence.IdempotencyAttempt;

/** The result of claiming an idempotency key. */
public sealed interface IdempotencyClaim {

  /** Execute the request, and report to {@link IdempotencyFacade} how it ended. */
  record First(IdempotencyAttempt attempt) implements IdempotencyClaim {}

  /** Repeat the stored response. */
  record Repeated(StoredResponse answer) implements IdempotencyClaim {}
}
