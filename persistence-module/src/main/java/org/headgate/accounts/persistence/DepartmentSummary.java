package org.headgate.accounts.persistence;

import java.time.Instant;
import java.util.UUID;

/**
 * A department as one statement reads it.
 *
 * @param members how many accounts belong to it
 */
public record DepartmentSummary(UUID id, String name, long members, Instant createdAt) {}
