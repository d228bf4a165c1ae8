package org.headgate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.headgate.launcher.PortAllocator;
import org.headgate.system.deployment.DeployedServer;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.HaProxy;
import org.headgate.testbed.Installation;
import org.headgate.testbed.TestHomes;

/**
 * Three nodes behind HAProxy on one PostgreSQL, with a connection budget below what they ask for.
 */
final class Cluster implements AutoCloseable {

  static final int BUDGET = 30;

  private static final int NODES = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String HELD =
      "select count(*) from pg_stat_activity where application_name like 'headgate%'";

  private static final Pattern ERROR = Pattern.compile("^\\[[^]]*] \\w{8} \\S+ +E ");

  private final Path folder;
  private final Headgate services;
  private final List<DeployedServer> nodes = new ArrayList<>();
  private final HaProxy proxy;

  private Cluster(Path folder, int port, Headgate services) throws IOException {
    this.folder = folder;
    this.services = services;
    for (int node = 0; node < NODES; node++) {
      nodes.add(node(node));
    }
    proxy = new HaProxy(port, nodes.stream().map(DeployedServer::port).toList());
  }

  /** All nodes serve. */
  static Cluster started(String name, Path folder, Installation installation) throws IOException {
    int port = new PortAllocator().any();
    Map<String, String> proxy = Map.of("HTTP_PORT", Integer.toString(port));
    Cluster cluster = new Cluster(folder, port, Headgate.started(TestHomes.emptied(name), proxy));
    boolean serves = false;
    try {
      cluster.nodes.forEach(node -> node.start(installation.command()));
      for (DeployedServer node : cluster.nodes) {
        await().atMost(PATIENCE).until(() -> cluster.proxy.sendsTo(node.port()));
      }
      serves = true;
      return cluster;
    } finally {
      if (!serves) {
        cluster.close();
      }
    }
  }

  /** The server as callers see it: requests go to the proxy. */
  Headgate callersView() {
    return services;
  }

  HaProxy proxy() {
    return proxy;
  }

  /** Ends one node after the other, and starts it from this installation. */
  void rollTo(Installation installation) {
    for (int node = 0; node < NODES; node++) {
      rollNode(node, installation);
    }
  }

  /** A node is unready first and serves, then ends well; the proxy sends to it when it is back. */
  void rollNode(int number, Installation installation) {
    DeployedServer node = nodes.get(number);
    node.tellToEnd();
    await().atMost(PATIENCE).until(() -> node.ready() == 503);
    assertThat(node.api().get("/whoami").statusCode()).isEqualTo(200);
    await().atMost(PATIENCE).until(() -> !proxy.sendsTo(node.port()));
    assertThat(node.isAlive()).describedAs("the proxy notices before the node is gone").isTrue();
    assertThat(node.exitStatus()).isZero();

    long sent = proxy.requestsOf(node.port());
    node.start(installation.command());
    await().atMost(PATIENCE).until(() -> proxy.requestsOf(node.port()) > sent + 10);
  }

  /** The errors in the logs of all nodes, before and after they were started again. */
  List<String> errors() throws IOException {
    List<String> errors = new ArrayList<>();
    for (int node = 0; node < NODES; node++) {
      try (Stream<Path> logs = Files.list(folderOf(node).resolve("logs"))) {
        for (Path log : logs.filter(file -> file.toString().contains("messages")).toList()) {
          try (Stream<String> lines = Files.lines(log)) {
            lines.filter(ERROR.asPredicate()).forEach(errors::add);
          }
        }
      }
    }
    return errors;
  }

  /** How many connections all nodes hold, as the database counts them. */
  static int held(Connection connection) throws SQLException {
    return count(connection, HELD);
  }

  static int count(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getInt(1);
    }
  }

  private DeployedServer node(int number) throws IOException {
    Path home = Files.createDirectories(folderOf(number));
    Map<String, String> variables = new HashMap<>(services.sharedDatabase());
    variables.put("SMTP_HOST", "localhost");
    variables.put("SMTP_PORT", Integer.toString(services.smtpPort()));
    variables.put("TRUSTED_PROXIES", "127.0.0.0/8,::1/128");
    variables.put("DB_CONNECTION_BUDGET", Integer.toString(BUDGET));
    variables.put("SHUTDOWN_DELAY", "5");
    variables.put("WLP_OUTPUT_DIR", home.resolve("work").toString());
    variables.put("LOG_DIR", home.resolve("logs").toString());
    variables.put("JDK_JAVA_OPTIONS", "-Xmx512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    return new DeployedServer(home, variables);
  }

  private Path folderOf(int number) {
    return folder.resolve("node" + number);
  }

  @Override
  public void close() {
    nodes.forEach(DeployedServer::close);
    proxy.close();
    services.close();
  }
}
