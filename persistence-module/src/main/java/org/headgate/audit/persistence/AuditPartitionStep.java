package org.headgate.audit.persistence;

import java.util.Locale;

/**
 * The steps by which {@code platform.prepare_audit_partitions} gets to partitions for the coming
 * weeks; each is one short transaction.
 */
public enum AuditPartitionStep {
  /** Nothing is left to do. */
  READY,
  /** A partition was made ahead. */
  CREATED,
  /** The partition of all other ids had entries: it has limits now, and there is a new one. */
  LIMITED,
  /** The same was begun for a large one: new entries keep to a limit weeks ahead. */
  PROMISED,
  /** Its earlier entries must be checked next, by {@link AuditBoundaryValidator}. */
  UNVALIDATED,
  /** Its limit came near and was taken back; it begins again. */
  WITHDRAWN,
  /** Others use the tables, or do the same. */
  BUSY,
  /** Ids of a wrong clock are in the way, until the retention removes their entries. */
  BLOCKED;

  static AuditPartitionStep ofWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Whether the next step may be made at once. */
  public boolean isProgress() {
    return switch (this) {
      case CREATED, LIMITED, PROMISED, WITHDRAWN -> true;
      case READY, UNVALIDATED, BUSY, BLOCKED -> false;
    };
  }
}
