package org.headgate.tasks.persistence;

import java.util.Locale;

/**
 * The steps by which {@code platform.prepare_partitions} gets to partitions for the coming weeks;
 * each is one short transaction.
 */
public enum PartitionStep {
  /** Nothing is left to do. */
  READY,
  /** A partition was made ahead. */
  CREATED,
  /** The partition of the rest had rows: it has limits now, and there is a new one. */
  LIMITED,
  /** The same was begun for a large one: new rows keep to a limit weeks ahead. */
  PROMISED,
  /** Its earlier rows must be checked next, by {@link PartitionPromiseValidator}. */
  UNVALIDATED,
  /** Its limit came near and was taken back; it begins again. */
  WITHDRAWN,
  /** Others use the tables, or do the same. */
  BUSY,
  /** Rows of long ago or of a wrong clock are in the way, until the retention removes them. */
  BLOCKED;

  static PartitionStep ofWireName(String name) {
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
