package org.headgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.awaitility.core.ConditionTimeoutException;
import org.headgate.launcher.FreePorts;
import org.headgate.system.Headgate;
import org.headgate.system.Health;
import org.headgate.system.Person;
import org.headgate.testbed.Crowd;
import org.headgate.testbed.Debugger;
import org.headgate.testbed.Load;
import org.headgate.testbed.NeedsTool;
import org.headgate.testbed.PgBouncer;
import org.headgate.testbed.PostgresServer;
import org.headgate.testbed.TcpProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Each fault that the diagnosis knows is put into a running server, the lighter before the heavier
 * (what was met a minute ago still counts), and has to be named first. The one that is not injected
 * is an open circuit: it never comes without the fault that opened it, which is named before it.
 */
@NeedsTool("pgbouncer")
class InjectedFaultsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String HOST = "database.test";
  private static final String TRUST =
      """
      host all all 127.0.0.1/32 trust
      host all all ::1/128 trust
      """;

  private static PostgresServer postgres;
  private static TcpProxy proxy;
  private static Path hosts;
  private static int debugPort;
  private static Headgate headgate;
  private static Person administrator;

  private final ExecutorService callers = Executors.newCachedThreadPool();
  private final List<String> table = new ArrayList<>();
  private int named;

  @BeforeAll
  static void start() throws Exception {
    postgres = PostgresServer.started("injected-database");
    superuser("alter role headgate password 'right'");
    proxy = TcpProxy.to(postgres.port());
    hosts = Files.createTempFile("headgate-hosts", "");
    resolve("127.0.0.1");
    debugPort = new FreePorts().any();
    headgate =
        Headgate.withoutDatabase(
            "injected",
            Map.of(
                "DATABASE_URL",
                "postgresql://headgate:right@%s:%d/headgate".formatted(HOST, proxy.port()),
                "DB_PRESET",
                "tiny",
                "DB_CONNECT_TIMEOUT",
                "2",
                "TRUSTED_PROXIES",
                "127.0.0.0/8,::1/128",
                "JVM_ARGS",
                "-Djdk.net.hosts.file=%s -Dsun.net.inetaddr.ttl=0 -Dsun.net.inetaddr.negative.ttl=0 %s"
                    .formatted(hosts, Debugger.option(debugPort))));
    headgate.startServer();
    new Health(headgate).awaitReady();
  }

  @AfterAll
  static void stop() throws Exception {
    headgate.close();
    proxy.close();
    postgres.close();
    Files.delete(hosts);
  }

  @BeforeEach
  void logIn() {
    administrator = Person.administrator(headgate);
  }

  @AfterEach
  void endCallers() {
    callers.shutdownNow();
  }

  @Test
  void theInjectedFaultIsNamedFirst() throws Exception {
    clockSkew();
    poolTooSmall();
    slowQuery();
    leak();
    lockWait();
    idleInTransaction();
    readOnly();
    databaseDown();
    serverLimit();
    poolerLimit();
    tlsRefused();
    wrongHost();
    wrongPassword();

    System.out.printf("%-20s %8s  %-40s %s%n", "injected", "after", "named first", "in words");
    table.forEach(System.out::println);
    System.out.println(named + " of 14 named first");
    assertThat(named).isGreaterThanOrEqualTo(12);
  }

  private void clockSkew() throws Exception {
    superuser(
        "create schema fake",
        "create function fake.clock_timestamp() returns timestamptz language sql as"
            + " $$select pg_catalog.clock_timestamp() + interval '90 seconds'$$",
        "grant usage on schema fake to headgate",
        "alter role headgate set search_path = fake, pg_catalog");
    proxy.cut();
    awaitNamed("clock_skew");
    superuser("alter role headgate reset search_path");
    proxy.cut();
    heal();
  }

  private void poolTooSmall() throws Exception {
    Load load = new Load(new Crowd(headgate).readers());
    CompletableFuture<?> crowd =
        CompletableFuture.runAsync(
            () -> {
              try {
                load.run(60, Duration.ofSeconds(15));
              } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
              }
            },
            callers);
    awaitNamed("pool_too_small");
    crowd.join();
    heal();
  }

  private void slowQuery() throws Exception {
    superuser(
        "create function public.slowly() returns trigger language plpgsql as"
            + " $$begin perform pg_sleep(20); return new; end$$",
        "create trigger slowly before insert on platform.session for each row execute function"
            + " public.slowly()");
    List<CompletableFuture<?>> logIns = logIns();
    awaitNamed("slow_query");
    superuser(
        "alter table platform.session disable trigger slowly",
        "select pg_cancel_backend(pid) from pg_stat_activity where usename = 'headgate' and state ="
            + " 'active'");
    await().atMost(PATIENCE).until(() -> logIns.stream().allMatch(CompletableFuture::isDone));
    superuser("drop trigger slowly on platform.session");
    heal();
  }

  private void leak() throws Exception {
    try (Debugger debugger = Debugger.at(debugPort)) {
      debugger.holdIn("org.headgate.accounts.service.SessionDesk", "open");
      logIns();
      awaitNamed("leak");
    }
    heal();
  }

  private void lockWait() throws Exception {
    try (Connection other = postgres.superuser();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table platform.session in access exclusive mode");
      CompletableFuture<?> busy =
          CompletableFuture.runAsync(
              () -> executeUntilCancelled(statement, "select pg_sleep(60)"), callers);
      logIns();
      awaitNamed("lock_wait");
      statement.cancel();
      busy.join();
      other.rollback();
    }
    heal();
  }

  private void idleInTransaction() throws Exception {
    try (Connection other = postgres.superuser();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table platform.session in access exclusive mode");
      logIns();
      awaitNamed("idle_in_transaction");
      other.rollback();
    }
    heal();
  }

  private void readOnly() throws Exception {
    superuser("alter database headgate set default_transaction_read_only = on");
    proxy.cut();
    awaitNamed("read_only");
    superuser(
        "set default_transaction_read_only = off",
        "alter database headgate reset default_transaction_read_only");
    proxy.cut();
    heal();
  }

  private void databaseDown() throws Exception {
    proxy.redirect(new FreePorts().any());
    proxy.cut();
    awaitNamed("database_down");
    proxy.redirect(postgres.port());
    heal();
  }

  private void serverLimit() throws Exception {
    superuser(
        "alter role headgate connection limit 1",
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name in"
            + " ('headgate-platform', 'headgate-userdata')");
    Headgate.Administrator known = headgate.administrator();
    headgate
        .api()
        .body(Map.of("email", known.email(), "password", known.password()))
        .post("/auth/login")
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("type", equalTo("urn:headgate:problem:database-busy"));
    awaitNamed("server_limit");
    administrator
        .asCaller()
        .post("/admin/pools/userdata/test")
        .then()
        .statusCode(200)
        .body("success", equalTo(false))
        .body("sql_state", equalTo("53300"))
        .body("reason", notNullValue());
    assertThat(counted("server_limit")).isPositive();
    superuser("alter role headgate connection limit -1");
    heal();
  }

  private void poolerLimit() throws Exception {
    try (PgBouncer bouncer = PgBouncer.started(postgres, PgBouncer.Mode.SESSION, 1, 1)) {
      proxy.redirect(bouncer.port());
      proxy.cut();
      awaitNamed("pooler_limit");
      assertThat(counted("pooler_limit")).isPositive();
      proxy.redirect(postgres.port());
      proxy.cut();
    }
    heal();
  }

  private void tlsRefused() throws Exception {
    rules(
        """
        host all postgres 127.0.0.1/32 trust
        host all postgres ::1/128 trust
        hostssl all headgate 127.0.0.1/32 trust
        hostssl all headgate ::1/128 trust
        """);
    proxy.cut();
    awaitNamed("tls_refused");
    rules(TRUST);
    heal();
  }

  private void wrongHost() throws Exception {
    Files.writeString(hosts, "127.0.0.1 localhost\n");
    proxy.cut();
    awaitNamed("wrong_host");
    resolve("127.0.0.1");
    heal();
  }

  private void wrongPassword() throws Exception {
    rules(
        """
        host all postgres 127.0.0.1/32 trust
        host all postgres ::1/128 trust
        host all all 127.0.0.1/32 scram-sha-256
        host all all ::1/128 scram-sha-256
        """);
    superuser("alter role headgate password 'another'");
    proxy.cut();
    awaitNamed("wrong_password");
    rules(TRUST);
    heal();
  }

  /** Work that writes and needs the platform database. */
  private List<CompletableFuture<?>> logIns() {
    List<CompletableFuture<?>> logIns = new ArrayList<>();
    for (int caller = 0; caller < 2; caller++) {
      logIns.add(
          CompletableFuture.runAsync(
              () -> {
                Headgate.Administrator known = headgate.administrator();
                Map<String, String> logIn =
                    Map.of("email", known.email(), "password", known.password());
                headgate.api().body(logIn).post("/auth/login");
              },
              callers));
    }
    return logIns;
  }

  private void awaitNamed(String code) {
    long begun = System.nanoTime();
    Set<String> seen = new LinkedHashSet<>();
    try {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(300))
          .until(
              () -> {
                String first = first();
                seen.add(String.valueOf(first));
                return code.equals(first);
              });
      named++;
    } catch (ConditionTimeoutException otherwise) {
      seen.add("not " + code);
    }
    table.add(
        "%-20s %6.1f s  %-40s %s"
            .formatted(
                code,
                (System.nanoTime() - begun) / 1e9,
                String.join(", ", seen),
                administrator.asCaller().get("/admin/diagnosis").<String>path("summary")));
  }

  /** How many of the kind the metrics tell of, all pools together. */
  private static double counted(String kind) {
    return headgate
        .root()
        .get("/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith("headgate_faults{") && line.contains("\"" + kind + "\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static String first() {
    return administrator.asCaller().get("/admin/diagnosis").path("items[0].code");
  }

  private static void heal() {
    new Health(headgate).awaitReady();
    await().atMost(PATIENCE).until(() -> Person.stranger(headgate).signUp().statusCode() == 202);
  }

  private static void resolve(String address) throws IOException {
    Files.writeString(hosts, "127.0.0.1 localhost\n%s %s\n".formatted(address, HOST));
  }

  private static void rules(String rules) throws Exception {
    Files.writeString(postgres.data().resolve("pg_hba.conf"), rules);
    superuser("select pg_reload_conf()");
  }

  private static void superuser(String... statements) throws SQLException {
    try (Connection connection = postgres.superuser();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  private static void executeUntilCancelled(Statement statement, String sql) {
    try {
      statement.execute(sql);
    } catch (SQLException cancelled) {
      // The test ends the statement when it has seen enough.
    }
  }
}
