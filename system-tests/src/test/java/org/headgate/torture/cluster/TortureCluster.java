package org.headgate.torture.cluster;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.headgate.launcher.PortAllocator;
import org.headgate.system.deployment.DeployedServer;
import org.headgate.testbed.HaProxy;
import org.headgate.testbed.Installation;
import org.headgate.testbed.PgBouncer;
import org.headgate.testbed.PostgresServer;
import org.headgate.testbed.TcpProxy;

/**
 * Three nodes of the package behind HAProxy, on a primary and its standby, with a mail server and
 * receivers of webhooks: all of it real processes on loopback, each of which can be broken.
 */
public final class TortureCluster implements AutoCloseable {

  public static final int BUDGET = 30;
  public static final String ADMINISTRATOR = "warden@example.org";
  public static final String PASSWORD = "nine lanterns over the weir";

  private static final int NODES = 3;
  private static final int CLIENTS = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String SECRET_KEY = "00112233445566778899aabbccddeeff".repeat(2);

  private final Path folder;
  private final boolean pooled;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final int port = new PortAllocator().any();
  private final List<Node> nodes = new ArrayList<>();
  private DatabasePair databases;
  private MailProcess mail;
  private Receivers receivers;
  private HaProxy proxy;
  private Optional<PgBouncer> bouncer = Optional.empty();

  private TortureCluster(Path folder, boolean pooled) {
    this.folder = folder;
    this.pooled = pooled;
  }

  /**
   * All nodes serve.
   *
   * @param pooled whether the nodes reach the primary by PgBouncer in transaction mode, in place of
   *     naming both hosts
   */
  public static TortureCluster started(Path folder, boolean pooled)
      throws IOException, SQLException {
    TortureCluster cluster = new TortureCluster(folder, pooled);
    boolean serves = false;
    try {
      cluster.start();
      serves = true;
      return cluster;
    } finally {
      if (!serves) {
        cluster.close();
      }
    }
  }

  private void start() throws IOException, SQLException {
    Installation installation = Installation.in(folder.resolve("installed"));
    databases = kept(DatabasePair.started());
    if (pooled) {
      bouncer =
          Optional.of(
              kept(
                  PgBouncer.started(
                      databases.primaryPort(), PgBouncer.Mode.TRANSACTION, CLIENTS, BUDGET)));
    }
    mail = kept(MailProcess.started(Files.createDirectories(folder.resolve("mail"))));
    receivers = kept(Receivers.started());
    for (int number = 0; number < NODES; number++) {
      nodes.add(kept(node(number, installation)));
    }
    proxy = kept(new HaProxy(port, nodes.stream().map(node -> node.server().port()).toList()));
    nodes.forEach(Node::start);
    for (Node node : nodes) {
      await().atMost(PATIENCE).until(() -> proxy.sendsTo(node.server().port()));
    }
  }

  private <T extends AutoCloseable> T kept(T part) {
    parts.push(part);
    return part;
  }

  private Node node(int number, Installation installation) throws IOException {
    Path home = Files.createDirectories(folder.resolve("node" + number));
    List<TcpProxy> network = new ArrayList<>();
    for (int target : targets()) {
      network.add(TcpProxy.to(target));
    }
    Map<String, String> variables = new HashMap<>();
    variables.put("DATABASE_URL", url(network));
    variables.put("DB_CONNECT_TIMEOUT", "4");
    variables.put("DB_CONNECTION_BUDGET", Integer.toString(BUDGET));
    variables.put("SECRET_KEY", SECRET_KEY);
    variables.put("HEADGATE_ADMIN_EMAIL", ADMINISTRATOR);
    variables.put("HEADGATE_ADMIN_PASSWORD", PASSWORD);
    variables.put("PUBLIC_URL", "http://localhost:" + port);
    variables.put("SMTP_HOST", "localhost");
    variables.put("SMTP_PORT", Integer.toString(mail.port()));
    variables.put("TRUSTED_PROXIES", "127.0.0.0/8,::1/128");
    variables.put("WEBHOOK_ALLOW_PRIVATE", "true");
    variables.put("NETWORK_SENDS", "1000000");
    variables.put("NETWORK_FAILURES", "1000000");
    variables.put("SHUTDOWN_DELAY", "3");
    variables.put("WLP_OUTPUT_DIR", home.resolve("work").toString());
    variables.put("LOG_DIR", home.resolve("logs").toString());
    variables.put("JDK_JAVA_OPTIONS", "-Xmx512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    Optional<NodeClock> clock = NodeClock.in(home);
    clock.ifPresent(settable -> variables.putAll(settable.variables()));
    return new Node(
        new DeployedServer(home, variables), network, clock, List.of(installation.command()));
  }

  /** The address that the nodes are given: one pooler, or both hosts. */
  private List<Integer> targets() {
    return bouncer
        .map(pooler -> List.of(pooler.port()))
        .orElseGet(() -> databases.hosts().stream().map(PostgresServer::port).toList());
  }

  private static String url(List<TcpProxy> network) {
    return network.stream()
        .map(proxy -> "localhost:" + proxy.port())
        .collect(Collectors.joining(",", "postgresql://headgate@", "/headgate"));
  }

  public List<Node> nodes() {
    return nodes;
  }

  /** Of the nodes; none where libfaketime is not installed. */
  public List<NodeClock> clocks() {
    return nodes.stream().flatMap(node -> node.clock().stream()).toList();
  }

  public DatabasePair databases() {
    return databases;
  }

  public MailProcess mail() {
    return mail;
  }

  public Receivers receivers() {
    return receivers;
  }

  /** Between the nodes and the primary; empty where there is none. */
  public Optional<PgBouncer> bouncer() {
    return bouncer;
  }

  public HaProxy proxy() {
    return proxy;
  }

  /** Where callers send their requests. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Where each node takes requests itself. */
  public List<String> nodeUrls() {
    return nodes.stream().map(node -> "http://127.0.0.1:" + node.server().port()).toList();
  }

  /** Whether HAProxy sends requests to each node. */
  public boolean isWhole() {
    return nodes.stream().allMatch(node -> proxy.sendsTo(node.server().port()));
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        System.err.println("torture: a part does not end: " + e);
      }
    }
  }
}
