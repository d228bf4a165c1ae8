package org.headgate.audit.api;

import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A place where the audit log differs from what was written.
 *
 * @param id the entry at fault; empty where entries are missing
 * @param position its place in the chain; empty for one that was not sealed yet
 * @param fault in words
 */
@Schema(name = "AuditFault")
public record AuditChainFault(Optional<UUID> id, Optional<Long> position, String fault) {}
