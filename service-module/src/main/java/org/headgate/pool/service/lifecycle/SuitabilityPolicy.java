package org.headgate.pool.service.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.config.database.PoolSettings;
import org.headgate.pool.persistence.ServerInspection;

/**
 * The setup problems of a database: those that prevent its use, and those that are only advised
 * against, each with its remedy in a sentence.
 */
final class SuitabilityPolicy {

  private static final int OLDEST = 150_000;

  private final PoolName database;
  private final ServerInspection found;

  SuitabilityPolicy(PoolName database, ServerInspection found) {
    this.database = database;
    this.found = found;
  }

  /** Empty when the database can be used. */
  List<String> obstacles() {
    List<String> obstacles = new ArrayList<>();
    if (found.version() < OLDEST) {
      obstacles.add(
          "PostgreSQL %s is too old: Headgate needs 15 or newer."
              .formatted(found.version() / 10_000));
    }
    if (!found.encoding().equals("UTF8")) {
      obstacles.add(
          ("The database %s is encoded in %s and cannot hold what people write: create it with"
                  + " create database ... encoding 'UTF8' template template0, and move the data by"
                  + " pg_dump.")
              .formatted(found.database(), found.encoding()));
    }
    if (found.isStandby()) {
      obstacles.add("The server is a standby: point the URL at the primary, or name all hosts.");
    } else if (!found.takesWrites()) {
      obstacles.add(
          ("Sessions of the role %s are read-only: alter role %<s reset"
                  + " default_transaction_read_only, or alter database %s reset it; a hosted"
                  + " database that is full needs space first.")
              .formatted(found.role(), found.database()));
    } else {
      rights().ifPresent(obstacles::add);
    }
    if (!found.settings().getOrDefault("session_replication_role", "origin").equals("origin")) {
      obstacles.add(
          "session_replication_role switches the constraints off: alter role %s reset it."
              .formatted(found.role()));
    }
    return obstacles;
  }

  private Optional<String> rights() {
    String schema = database.wireName();
    if (!found.hasSchema() && !found.mayCreateSchema()) {
      return Optional.of(
          "The role %s may not create the schema %s: create schema %2$s authorization %1$s."
              .formatted(found.role(), schema));
    }
    if (found.hasSchema() && !found.mayCreateTables()) {
      return Optional.of(
          "The role %s may not create tables in the schema %s: alter schema %2$s owner to %1$s."
              .formatted(found.role(), schema));
    }
    if (!found.lockedTables().isEmpty()) {
      return Optional.of(
          "The role %s may not use the table %s.%s: grant all on all tables in schema %2$s to %1$s."
              .formatted(found.role(), schema, found.lockedTables().get(0)));
    }
    return Optional.empty();
  }

  /** Problems that do not prevent its use. */
  List<String> advice(PoolSettings pool) {
    List<String> advice = new ArrayList<>();
    addShortLimits(pool, advice);
    if (found.settings().getOrDefault("synchronous_commit", "on").equals("off")) {
      advice.add(
          "synchronous_commit is off: a crash of the server loses what callers were told is done.");
    }
    if (!found.lockedSequences().isEmpty()) {
      advice.add(
          "The role %s may not use the sequence %s.%s: grant usage on all sequences in schema %2$s to %1$s."
              .formatted(found.role(), database.wireName(), found.lockedSequences().get(0)));
    }
    if (!found.schemasBeforeCatalog().isEmpty()) {
      advice.add(
          "search_path puts %s before pg_catalog: alter role %s reset search_path."
              .formatted(String.join(", ", found.schemasBeforeCatalog()), found.role()));
    }
    return advice;
  }

  private void addShortLimits(PoolSettings pool, List<String> advice) {
    Map<String, Duration> min =
        Map.of(
            "statement_timeout", pool.commandTimeout(),
            "transaction_timeout", pool.commandTimeout(),
            "lock_timeout", Duration.ofSeconds(1),
            "idle_in_transaction_session_timeout", Duration.ofSeconds(5),
            "idle_session_timeout", pool.maxIdleTime());
    min.forEach(
        (name, needed) ->
            limit(name)
                .filter(limit -> limit.compareTo(needed) < 0)
                .ifPresent(
                    limit ->
                        advice.add(
                            "%s is %s ms for the role %s, less than the %s ms that work may take: alter role %3$s reset %1$s."
                                .formatted(
                                    name, limit.toMillis(), found.role(), needed.toMillis()))));
  }

  /** Empty when there is no limit. */
  private Optional<Duration> limit(String name) {
    return Optional.ofNullable(found.settings().get(name))
        .map(millis -> Duration.ofMillis(Long.parseLong(millis)))
        .filter(limit -> !limit.isZero());
  }
}
