package org.headgate.torture.faults;

import static org.headgate.pool.api.DiagnosisCode.DATABASE_DOWN;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.headgate.testbed.TcpProxy;
import org.headgate.torture.cluster.Node;
import org.headgate.torture.faults.Fault.Part;

/** Faults of the network between the nodes and their database. */
public final class NetworkFaults {

  /** A statement of each of these is in many transactions of clients. */
  private static final List<String> WRITES =
      List.of("insert into platform.audit_entry", "update platform.session", "insert into");

  private final List<Node> nodes;
  private final Random random;
  private final DatabaseFaults.Repeated repeated = new DatabaseFaults.Repeated();
  private Node chosen;

  public NetworkFaults(List<Node> nodes, Random random) {
    this.nodes = nodes;
    this.random = random;
  }

  public List<Fault> all() {
    return List.of(
        fault("connections are cut again and again", this::cutRepeatedly, repeated::end),
        fault("answers to commits are lost", this::loseCommits, this::keepCommits),
        fault("each packet takes 200 ms", () -> all(delay(Duration.ofMillis(200))), this::pass),
        fault("each packet takes 5 s", () -> all(delay(Duration.ofSeconds(5))), this::pass),
        fault("packets are dropped", () -> all(TcpProxy::hang), this::cutAndPass)
            // The sessions cannot be observed meanwhile.
            .alsoBreaking(Part.SESSIONS)
            .named(DATABASE_DOWN),
        fault("a node reaches no database", () -> any(TcpProxy::hang), this::cutAndPass)
            .alsoBreaking(Part.NODE)
            .named(DATABASE_DOWN),
        fault("packets of a node take 5 s", () -> any(delay(Duration.ofSeconds(5))), this::pass)
            .alsoBreaking(Part.NODE));
  }

  private static Fault fault(String name, Fault.Step begin, Fault.Step end) {
    return Fault.of(name, Part.NETWORK, begin, end);
  }

  private void cutRepeatedly() {
    repeated.withFixedDelay(Duration.ofMillis(700), () -> all(TcpProxy::cut));
  }

  private void loseCommits() {
    repeated.withFixedDelay(
        Duration.ofMillis(400),
        () -> {
          String words = WRITES.get(random.nextInt(WRITES.size()));
          all(proxy -> proxy.loseCommitAfter(words));
        });
  }

  private void keepCommits() {
    repeated.end();
    pass();
  }

  private static Consumer<TcpProxy> delay(Duration duration) {
    return proxy -> proxy.delay(duration);
  }

  private void all(Consumer<TcpProxy> action) {
    nodes.forEach(node -> node.network().forEach(action));
  }

  private void any(Consumer<TcpProxy> action) {
    chosen = nodes.get(random.nextInt(nodes.size()));
    chosen.network().forEach(action);
  }

  private void pass() {
    all(TcpProxy::pass);
  }

  /** Dropped packets are not delivered later. */
  private void cutAndPass() {
    all(TcpProxy::cut);
    pass();
  }
}
