package org.headgate.soak;

import java.util.Optional;

/**
 * A resource that a server holds, and its allowed growth in half an hour. A table that housekeeping
 * clears after days has no limit here, because it grows with the load.
 */
enum SoakMeasure {
  HEAP("heap after a full collection, MiB", 1 << 20, 24, null),
  THREADS("threads", 1, 8, null),
  FILE_HANDLES("file handles", 1, 16, null),
  LOG("log, KiB", 1 << 10, 512, null),
  DATABASE_MEMORY("private memory of PostgreSQL's processes, MiB", 1 << 20, 48, null),
  CONNECTIONS(
      "connections at the database",
      1,
      3,
      "select count(*) from pg_stat_activity where application_name like 'headgate%'"),
  IN_TRANSACTION(
      "connections idle in a transaction",
      1,
      1,
      "select count(*) from pg_stat_activity where application_name like 'headgate%'"
          + " and state = 'idle in transaction' and state_change < now() - interval '5 s'"),
  MAILS_WAITING("rows of code_dispatch", 1, 50, "select count(*) from platform.code_dispatch"),
  TASKS("rows of scheduled_tasks", 1, 5, "select count(*) from platform.scheduled_tasks"),
  URGENT_TASKS("rows of urgent_tasks", 1, 50, "select count(*) from platform.urgent_tasks"),
  LEASES("rows of node_lease", 1, 1, "select count(*) from platform.node_lease"),
  SESSIONS("rows of session", 1, Double.POSITIVE_INFINITY, "select count(*) from platform.session"),
  CODES(
      "rows of one_time_code",
      1,
      Double.POSITIVE_INFINITY,
      "select count(*) from platform.one_time_code"),
  EXECUTIONS(
      "rows of execution", 1, Double.POSITIVE_INFINITY, "select count(*) from platform.execution"),
  LEDGER(
      "rows of attempt_ledger",
      1,
      Double.POSITIVE_INFINITY,
      "select count(*) from platform.attempt_ledger"),
  NETWORKS(
      "rows of network_count",
      1,
      Double.POSITIVE_INFINITY,
      "select count(*) from platform.network_count"),
  AUDIT(
      "rows of audit_entry",
      1,
      Double.POSITIVE_INFINITY,
      "select count(*) from platform.audit_entry");

  private final String title;
  private final double unit;
  private final double most;
  private final String query;

  SoakMeasure(String title, double unit, double most, String query) {
    this.title = title;
    this.unit = unit;
    this.most = most;
    this.query = query;
  }

  String title() {
    return title;
  }

  double unit() {
    return unit;
  }

  /** In its unit. */
  double most() {
    return most;
  }

  Optional<String> query() {
    return Optional.ofNullable(query);
  }
}
