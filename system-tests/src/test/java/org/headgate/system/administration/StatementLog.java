package org.headgate.system.administration;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.headgate.system.server.Headgate;

/** The statements that the database received: PostgreSQL logs each. */
final class StatementLog implements AutoCloseable {

  private final Headgate headgate;
  private final Path log;

  /** From now on every statement is written down, until it is closed. */
  StatementLog(Headgate headgate) throws SQLException {
    this.headgate = headgate;
    this.log = headgate.logs().resolve("postgresql.log");
    execute("alter system set log_statement = 'all'");
    execute("select pg_reload_conf()");
    await().until(this::isWritingDown);
  }

  /** PostgreSQL reads its settings a moment after it was told to, and all its sessions at once. */
  private boolean isWritingDown() throws SQLException {
    String mark = mark();
    return lines().stream().anyMatch(line -> line.contains(mark));
  }

  /** The statements that name a table while something is done. */
  List<String> during(String table, Runnable action) throws SQLException {
    String begin = mark();
    action.run();
    String end = mark();
    return lines().stream()
        .dropWhile(line -> !line.contains(begin))
        .takeWhile(line -> !line.contains(end))
        .filter(line -> line.contains(table))
        .toList();
  }

  @Override
  public void close() throws SQLException {
    execute("alter system reset log_statement");
    execute("select pg_reload_conf()");
  }

  private String mark() throws SQLException {
    String mark = UUID.randomUUID().toString();
    execute("select '" + mark + "'");
    return mark;
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection superuser = headgate.superuser().connection();
        Statement statement = superuser.createStatement()) {
      statement.execute(sql);
    }
  }
}
