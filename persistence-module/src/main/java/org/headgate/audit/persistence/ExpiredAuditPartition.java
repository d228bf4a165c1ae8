package org.headgate.audit.persistence;

import java.util.Optional;

/**
 * A partition of the audit log of which each entry is past its retention.
 *
 * @param last the last link of the chain in it; empty if it has no entries
 */
public record ExpiredAuditPartition(String name, Optional<AuditSeal> last) {}
