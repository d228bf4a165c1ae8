package org.headgate.accounts.persistence;

import java.time.Instant;
import java.util.UUID;

/**
 * A department with its number of members, read by one statement.
 *
 * @param members how many accounts belong to it
 */
public record DepartmentSummary(UUID id, String name, long members, Instant createdAt) {}
