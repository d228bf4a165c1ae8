package org.headgate.pool.service;

import java.time.Instant;
import java.util.Optional;
import org.headgate.pool.persistence.FaultKind;

/**
 * A call whose last run ended in a fault: its caller was told, where a run that was repeated with
 * success harmed nobody.
 *
 * @param endpoint what the call was part of; empty for work that came in through no door of ours
 */
public record FailedCall(FaultKind kind, String message, Optional<String> endpoint, Instant at) {}
