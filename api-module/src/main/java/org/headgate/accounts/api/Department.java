package org.headgate.accounts.api;

import java.time.Instant;
import java.util.UUID;

/**
 * A department, to which accounts may belong.
 *
 * @param members how many accounts belong to it
 */
public record Department(UUID id, String name, long members, Instant createdAt) {}
