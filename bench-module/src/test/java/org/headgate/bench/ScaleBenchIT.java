package org.headgate.bench;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.flywaydb.core.Flyway;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.AccountSearchCriteria;
import org.headgate.accounts.persistence.AccountSearchRepository;
import org.headgate.audit.persistence.AuditEntryRepository;
import org.headgate.audit.persistence.AuditSearchCriteria;
import org.headgate.config.settings.SessionSettings;
import org.headgate.pool.persistence.LocalUnit;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.scheduling.persistence.DispatchRepository;
import org.headgate.scheduling.persistence.ExecutionHistoryQueries;
import org.headgate.scheduling.persistence.ExecutionRepository;
import org.headgate.sessions.persistence.SessionRepository;
import org.headgate.tasks.persistence.ExpiredRowRepository;
import org.headgate.tasks.persistence.ExpiringTable;
import org.junit.jupiter.api.Test;

/**
 * The data access of the most frequent calls, on a database of many accounts and on one of a
 * thousandth. As many as {@code -Daccounts} says, with a session, a schedule, two executions, two
 * audit entries and a row of everything else for each.
 */
class ScaleBenchIT {

  private static final int ACCOUNTS = Integer.getInteger("accounts", 1_000_000);
  private static final int TURNS = Integer.getInteger("bench.turns", 400);
  private static final int WARMING = TURNS / 2;
  private static final SessionSettings SESSIONS =
      new SessionSettings(Duration.ofDays(30), Optional.empty());
  private static final AuditSearchCriteria NO_CRITERIA =
      new AuditSearchCriteria(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
  private static final double BOUND = 1.2;
  private static final UUID NODE = new UUID(0, 0);

  private final Random random = new Random(1);

  private record Size(
      int accounts, DispatchDatabase database, LocalUnit unit, DispatchRepository claims)
      implements AutoCloseable {

    static Size of(int accounts) throws SQLException, IOException {
      DispatchDatabase database = DispatchDatabase.started();
      Flyway.configure()
          .dataSource(database.url(), "postgres", "")
          .schemas("userdata")
          .table("schema_history")
          .locations("classpath:db/migration/userdata")
          .load()
          .migrate();
      long startNanos = System.nanoTime();
      try (var script = ScaleBenchIT.class.getResourceAsStream("/growing-tables.sql");
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
      return new Size(
          accounts, database, database.unit(), new DispatchRepository(database.pool(1)));
    }

    @Override
    public void close() {
      unit.close();
      database.close();
    }
  }

  /** One call at a database, for one account of it by its number. */
  @FunctionalInterface
  private interface Call {
    void make(Size size, int number);
  }

  @Test
  void dataAccessTimeDoesNotGrowWithTheNumberOfAccounts() throws Exception {
    Map<String, Double> slower = new LinkedHashMap<>();
    BenchTable table =
        new BenchTable(
            List.of("data access of", "of " + ACCOUNTS / 1000, "of " + ACCOUNTS, "times"));
    try (Size small = Size.of(ACCOUNTS / 1000);
        Size large = Size.of(ACCOUNTS)) {
      calls()
          .forEach(
              (name, call) -> {
                List<Double> few = new ArrayList<>();
                List<Double> many = new ArrayList<>();
                for (int turn = 0; turn < WARMING + TURNS; turn++) {
                  double ofFew = micros(call, small);
                  double ofMany = micros(call, large);
                  if (turn >= WARMING) {
                    few.add(ofFew);
                    many.add(ofMany);
                  }
                }
                double times = median(many) / median(few);
                if (times > BOUND) {
                  slower.put(name, times);
                }
                table.add(
                    List.of(
                        name,
                        "%.0f µs".formatted(median(few)),
                        "%.0f µs".formatted(median(many)),
                        "%.2f".formatted(times)));
              });
    }
    table.write(Path.of(System.getProperty("bench.directory"), "scale.md"));
    assertThat(slower).as("slower than %s times", BOUND).isEmpty();
  }

  private double micros(Call call, Size size) {
    int number = 1 + random.nextInt(size.accounts());
    long startNanos = System.nanoTime();
    call.make(size, number);
    return (System.nanoTime() - startNanos) / 1e3;
  }

  private static Map<String, Call> calls() {
    Map<String, Call> calls = new LinkedHashMap<>();
    calls.put(
        "log-in: account by address",
        read((all, n) -> new AccountRepository(all).byEmail("person" + n + "@example.org")));
    calls.put(
        "/users/me: account by session",
        read(
            (all, n) -> new AccountRepository(all).byOpenSession(id("session", n), Instant.now())));
    calls.put(
        "refresh: rotation",
        write(
            (all, n) ->
                new SessionRepository(all)
                    .rotate(
                        id("session", n),
                        0,
                        new byte[0],
                        new byte[0],
                        Instant.now(),
                        SESSIONS,
                        Optional.empty(),
                        Optional.empty())));
    calls.put("claiming: what is due", (size, n) -> size.claims().dueOfShare(NODE, 16));
    calls.put(
        "searching accounts: part of an address",
        read(
            (all, n) ->
                new AccountSearchRepository(all)
                    .page(criteria(Optional.of("person" + n + "@")), 50)));
    calls.put(
        "history of a schedule",
        read(
            (all, n) ->
                new ExecutionHistoryQueries(all).find(id("schedule", n), Optional.empty(), 50)));
    calls.put(
        "audit: latest page",
        read((all, n) -> new AuditEntryRepository(all).latest(NO_CRITERIA, 50)));
    calls.put(
        "housekeeping: expired codes",
        write(
            (all, n) ->
                new ExpiredRowRepository(all)
                    .remove(
                        new ExpiringTable("platform.one_time_code", "expires_at"),
                        Instant.EPOCH,
                        1000)));
    calls.put(
        "housekeeping: old executions",
        write(
            (all, n) ->
                new ExecutionRepository(all).purge(new UUID(0, 0), Duration.ofDays(30), 1000)));
    return calls;
  }

  private static AccountSearchCriteria criteria(Optional<String> query) {
    return new AccountSearchCriteria(
        query,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** As the script makes it. */
  private static UUID id(String kind, int number) {
    try {
      byte[] hash =
          MessageDigest.getInstance("MD5").digest((kind + number).getBytes(StandardCharsets.UTF_8));
      ByteBuffer bytes = ByteBuffer.wrap(hash);
      return new UUID(bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Call read(BiConsumer<EntityManager, Integer> work) {
    return (size, number) ->
        size.unit()
            .read(
                all -> {
                  work.accept(all, number);
                  return null;
                });
  }

  private static Call write(BiConsumer<EntityManager, Integer> work) {
    return (size, number) -> size.unit().run(all -> work.accept(all, number));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
