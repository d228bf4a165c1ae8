package org.headgate.pool.service.statements;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.statements.ExpectedIndex;
import org.headgate.pool.persistence.statements.StatementSnapshot;
import org.headgate.pool.persistence.statements.TableFigures;
import org.headgate.pool.persistence.statements.WaitingBackend;

/**
 * Everything observed of a database at one moment. What could not be read is empty.
 *
 * @param note why statements are not counted; empty where they are
 * @param statements by total time
 * @param missing indexes of our migrations that do not exist
 */
record StatementObservation(
    Instant at,
    Optional<String> note,
    List<ObservedStatement> statements,
    List<TableFigures> tables,
    List<ExpectedIndex> missing,
    List<WaitingBackend> backends) {

  StatementObservation {
    statements = List.copyOf(statements);
    tables = List.copyOf(tables);
    missing = List.copyOf(missing);
    backends = List.copyOf(backends);
  }

  List<ObservedStatement> of(PoolName pool) {
    return statements.stream().filter(statement -> statement.pool() == pool).toList();
  }

  /** The tables that belong to the pool; the operator lane has none. */
  List<TableFigures> tablesOf(PoolName pool) {
    return tables.stream().filter(table -> isOf(pool, table.name())).toList();
  }

  List<ExpectedIndex> missingOf(PoolName pool) {
    return missing.stream().filter(index -> isOf(pool, index.table())).toList();
  }

  Optional<TableFigures> table(String plain) {
    return tables.stream().filter(table -> table.name().endsWith("." + plain)).findFirst();
  }

  Optional<LocalDate> comparedWith() {
    return statements.stream()
        .flatMap(statement -> statement.before().stream())
        .map(StatementSnapshot::day)
        .max(Comparator.naturalOrder());
  }

  private static boolean isOf(PoolName pool, String table) {
    return table.startsWith(pool.wireName() + ".");
  }
}
