package org.headgate.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.headgate.pool.persistence.LocalUnit;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.scheduling.persistence.DispatchRepository;

/** A database of so many accounts, as the script {@code growing-tables.sql} makes it. */
record ScaledDatabase(
    int accounts, DispatchDatabase database, LocalUnit unit, DispatchRepository claims)
    implements AutoCloseable {

  static ScaledDatabase of(int accounts) throws SQLException, IOException {
    DispatchDatabase database = DispatchDatabase.started();
    Flyway.configure()
        .dataSource(database.url(), "postgres", "")
        .schemas("userdata")
        .table("schema_history")
        .locations("classpath:db/migration/userdata")
        .load()
        .migrate();
    long startNanos = System.nanoTime();
    try (var script = ScaledDatabase.class.getResourceAsStream("/growing-tables.sql");
        Connection connection = DriverManager.getConnection(database.url());
        Statement statement = connection.createStatement()) {
      String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      statement.execute("truncate platform.account cascade");
      statement.execute(text.replace("${rows}", String.valueOf(accounts)));
      statement.execute("vacuum analyze");
    }
    System.out.printf(
        "%,d accounts loaded in %.0f s: %s%n",
        accounts,
        (System.nanoTime() - startNanos) / 1e9,
        database.text("select pg_size_pretty(pg_database_size(current_database()))"));
    return new ScaledDatabase(
        accounts, database, database.unit(), new DispatchRepository(database.pool(1)));
  }

  @Override
  public void close() {
    unit.close();
    database.close();
  }
}
