package org.headgate.torture.faults;

import static org.awaitility.Awaitility.await;
import static org.headgate.pool.api.DiagnosisCode.DATABASE_DOWN;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.headgate.testbed.PgBouncer;
import org.headgate.torture.cluster.MailProcess;
import org.headgate.torture.cluster.Node;
import org.headgate.torture.cluster.Processes;
import org.headgate.torture.cluster.TortureCluster;
import org.headgate.torture.faults.Fault.Part;

/** Processes are killed, stand still, or are restarted in turn. */
public final class ProcessFaults {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final TortureCluster cluster;
  private final Random random;
  private Node chosen;

  public ProcessFaults(TortureCluster cluster, Random random) {
    this.cluster = cluster;
    this.random = random;
  }

  public List<Fault> all() {
    return Stream.concat(always().stream(), cluster.bouncer().stream().flatMap(this::ofPooler))
        .toList();
  }

  private Stream<Fault> ofPooler(PgBouncer bouncer) {
    return Stream.of(
        Fault.of("PgBouncer is killed", Part.NETWORK, bouncer::crash, bouncer::start)
            .alsoBreaking(Part.SESSIONS)
            .named(DATABASE_DOWN),
        Fault.of(
                "PgBouncer stands still",
                Part.NETWORK,
                () -> Processes.stop(bouncer.pid()),
                () -> resume(bouncer))
            .alsoBreaking(Part.SESSIONS)
            .named(DATABASE_DOWN));
  }

  /** PgBouncer 1.18 may find itself in a bad state then, and ends. */
  private static void resume(PgBouncer bouncer) throws IOException, InterruptedException {
    Processes.resume(bouncer.pid());
    bouncer.startUnlessAlive();
  }

  private List<Fault> always() {
    MailProcess mail = cluster.mail();
    return List.of(
        Fault.of("a node is killed", Part.NODE, () -> any().server().crash(), () -> chosen.start())
            .onceThere(this::awaitWhole),
        Fault.of(
                "a node stands still",
                Part.NODE,
                () -> Processes.stop(any().server().pid()),
                () -> Processes.resume(chosen.server().pid()))
            .onceThere(this::awaitWhole),
        Fault.of("two nodes are killed", Part.NODE, this::killTwo, this::startAll)
            .onceThere(this::awaitWhole),
        Fault.of("the nodes are restarted in turn", Part.NODE, this::restartInTurn, () -> {})
            .onceThere(this::awaitWhole)
            .lasting(Duration.ofSeconds(1), Duration.ofSeconds(2))
            // Nobody restarts the next node before the last one serves, which needs the database.
            .alsoBreaking(Part.DATABASE)
            .alsoBreaking(Part.NETWORK)
            .alsoBreaking(Part.SESSIONS),
        Fault.of(
            "HAProxy is killed",
            Part.BALANCER,
            () -> cluster.proxy().crash(),
            () -> cluster.proxy().start()),
        Fault.of(
            "HAProxy stands still",
            Part.BALANCER,
            () -> Processes.stop(cluster.proxy().pid()),
            () -> Processes.resume(cluster.proxy().pid())),
        Fault.of("the mail server is killed", Part.MAIL, mail::crash, mail::start),
        Fault.of(
            "the mail server stands still",
            Part.MAIL,
            () -> Processes.stop(mail.pid()),
            () -> Processes.resume(mail.pid())),
        Fault.of(
            "receivers of webhooks fail",
            Part.RECEIVER,
            () -> cluster.receivers().answer(500),
            () -> cluster.receivers().answer(204)));
  }

  private Node any() {
    chosen = cluster.nodes().get(random.nextInt(cluster.nodes().size()));
    return chosen;
  }

  private void killTwo() {
    Node spared = any();
    cluster.nodes().stream()
        .filter(node -> !node.equals(spared))
        .forEach(node -> node.server().crash());
  }

  private void startAll() {
    cluster.nodes().stream().filter(node -> !node.server().isAlive()).forEach(Node::start);
  }

  private void restartInTurn() {
    for (Node node : cluster.nodes()) {
      node.server().tellToEnd();
      await().atMost(PATIENCE).until(() -> !node.server().isAlive());
      node.start();
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> cluster.proxy().sendsTo(node.server().port()));
    }
  }

  private void awaitWhole() {
    await().atMost(PATIENCE).ignoreExceptions().until(cluster::isWhole);
  }
}
