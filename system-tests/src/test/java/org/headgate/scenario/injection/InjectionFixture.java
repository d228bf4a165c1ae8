package org.headgate.scenario.injection;

import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.headgate.launcher.PortAllocator;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.Health;
import org.headgate.testbed.Debugger;
import org.headgate.testbed.PostgresServer;
import org.headgate.testbed.TcpProxy;

/**
 * A server with the smallest pools, whose database, network, name service, clock and threads a test
 * controls.
 */
record InjectionFixture(
    PostgresServer postgres, TcpProxy proxy, Path hosts, int debugPort, Headgate headgate)
    implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String HOST = "database.test";
  private static final String TRUST =
      """
      host all all 127.0.0.1/32 trust
      host all all ::1/128 trust
      """;

  static InjectionFixture started() throws Exception {
    PostgresServer postgres = PostgresServer.started("injected-database");
    TcpProxy proxy = TcpProxy.to(postgres.port());
    Path hosts = Files.createTempFile("headgate-hosts", "");
    int debugPort = new PortAllocator().any();
    Headgate headgate =
        Headgate.withoutDatabase(
            "injected",
            Map.of(
                "DATABASE_URL",
                "postgresql://headgate:right@%s:%d/headgate".formatted(HOST, proxy.port()),
                "DB_PRESET",
                "tiny",
                "WEBHOOK_ALLOW_PRIVATE",
                "true",
                "DB_CONNECT_TIMEOUT",
                "2",
                "JDK_JAVA_OPTIONS",
                "-Djdk.net.hosts.file=%s -Dsun.net.inetaddr.ttl=0 -Dsun.net.inetaddr.negative.ttl=0 %s"
                    .formatted(hosts, Debugger.option(debugPort))));
    InjectionFixture fixture = new InjectionFixture(postgres, proxy, hosts, debugPort, headgate);
    fixture.superuser("alter role headgate password 'right'");
    fixture.nameIsKnown();
    headgate.serve();
    return fixture;
  }

  Debugger debugger() throws Exception {
    return Debugger.at(debugPort);
  }

  void superuser(String... statements) throws SQLException {
    postgres.execute(statements);
  }

  Response logInAsAdministrator() {
    Headgate.Administrator known = headgate.administrator();
    return headgate
        .api()
        .body(Map.of("email", known.email(), "password", known.password()))
        .post("/auth/login");
  }

  void nameIsKnown() throws IOException {
    Files.writeString(hosts, "127.0.0.1 localhost\n127.0.0.1 %s\n".formatted(HOST));
  }

  void nameIsUnknown() throws IOException {
    Files.writeString(hosts, "127.0.0.1 localhost\n");
  }

  /** Sets who may connect from now on, and how; the superuser always may. */
  void admit(String kind, String method) throws Exception {
    rules(
        """
        host all postgres 127.0.0.1/32 trust
        host all postgres ::1/128 trust
        %1$s all all 127.0.0.1/32 %2$s
        %1$s all all ::1/128 %2$s
        """
            .formatted(kind, method));
  }

  void admitAll() throws Exception {
    rules(TRUST);
  }

  /** Waits until requests that write are served again. */
  void awaitHealed() {
    new Health(headgate).awaitReady();
    await().atMost(PATIENCE).until(() -> Person.stranger(headgate).signUp().statusCode() == 202);
  }

  private void rules(String rules) throws Exception {
    Files.writeString(postgres.data().resolve("pg_hba.conf"), rules);
    superuser("select pg_reload_conf()");
  }

  @Override
  public void close() {
    headgate.close();
    try {
      proxy.close();
      Files.delete(hosts);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } finally {
      postgres.close();
    }
  }
}
