package org.headgate.secondfactors.api;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A passkey as its owner sees it.
 *
 * @param isBackedUp whether a service syncs it to other devices
 */
public record PasskeySummary(
    UUID id, String name, boolean isBackedUp, Instant createdAt, Optional<Instant> lastUsedAt) {}
