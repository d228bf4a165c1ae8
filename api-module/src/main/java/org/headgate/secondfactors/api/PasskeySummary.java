package org.headgate.secondfactors.api;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A passkey as its owner sees it.
 *
 * @param isBackedUp whether it is kept by a service that copies it to other devices
 */
public record PasskeySummary(
    UUID id, String name, boolean isBackedUp, Instant createdAt, Optional<Instant> lastUsedAt) {}
