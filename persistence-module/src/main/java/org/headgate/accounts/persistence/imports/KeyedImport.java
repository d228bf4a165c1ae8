package org.headgate.accounts.persistence.imports;

import java.util.Optional;
import java.util.UUID;

/**
 * An import whose request had an idempotency key.
 *
 * @param bodyDigest a MAC of the request; empty while its lines are arriving
 */
public record KeyedImport(UUID id, Optional<String> bodyDigest) {}
