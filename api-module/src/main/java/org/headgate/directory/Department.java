package org.headgate.directory;

import java.time.Instant;
import java.util.UUID;

/**
 * A department, to which accounts may belong (seed B11).
 *
 * @param members how many accounts belong to it
 */
public record Department(UUID id, String name, long members, Instant createdAt) {}
