package org.headgate.tasks.persistence;

/**
 * A table of the platform database that the service keeps in partitions by time. The database knows
 * its key, and which tables have the same partitions and go with it.
 *
 * @param name without its schema
 */
public record PartitionedTable(String name) {

  public static final PartitionedTable AUDIT_LOG = new PartitionedTable("audit_entry");

  /** With {@code execution_attempt}. */
  public static final PartitionedTable EXECUTIONS = new PartitionedTable("execution");
}
