package org.headgate.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.headgate.bench.BenchTable;
import org.junit.jupiter.api.Test;

/**
 * From the command to ready, in turns: Headgate, whose database has its tables, beside a Liberty
 * with the same features and nothing else; on the JDK of the build, and on a newer one that is
 * installed.
 */
class StartBenchIT {

  private static final Path DIRECTORY = Bench.DIRECTORY.resolve("start");

  /**
   * The same for each start, as that of a node is: Liberty keeps its document of the API for the
   * next start as long as nothing in it changes.
   */
  private static final String PUBLIC_URL = "http://localhost:9080";

  private static final Pattern FEATURE = Pattern.compile("<feature>[a-zA-Z][^<]*</feature>");

  @Test
  void startTimeIsComparedWithBareLiberty() throws IOException, InterruptedException {
    BenchTable table = new BenchTable(List.of("JDK", "Headgate", "bare Liberty", "Headgate takes"));
    PlainLiberty bare = bareLiberty();
    headgate(Map.of());
    for (Path jdk : Jdks.all()) {
      measure(table, jdk, bare);
    }
    table.write(Bench.DIRECTORY.resolve("start.md"));
    assertThat(Bench.DIRECTORY.resolve("start.md")).content().contains("times");
  }

  private static void measure(BenchTable table, Path jdk, PlainLiberty bare)
      throws IOException, InterruptedException {
    Map<String, String> environment = Map.of("JAVA_HOME", jdk.toString(), "PUBLIC_URL", PUBLIC_URL);
    StartTimes ours = new StartTimes();
    StartTimes theirs = new StartTimes();
    // The first one of each fills caches of its installation and of the machine.
    for (int turn = 0; turn <= Bench.TURNS; turn++) {
      Duration our = headgate(environment);
      Duration their = bare(bare, environment);
      if (turn > 0) {
        ours.add(our);
        theirs.add(their);
      }
    }
    table.add(
        List.of(
            jdk.getFileName().toString(),
            ours.cell(),
            theirs.cell(),
            String.format(Locale.ROOT, "%.2f times as long", ours.timesAsLongAs(theirs))));
  }

  private static Duration headgate(Map<String, String> environment)
      throws IOException, InterruptedException {
    try (HeadgatePeer headgate =
        new HeadgatePeer(
            DIRECTORY.resolve("headgate"), Bench.LIBERTY, Bench.CONNECTIONS, environment)) {
      return headgate.startTime();
    }
  }

  private static Duration bare(PlainLiberty server, Map<String, String> environment)
      throws IOException {
    long startNanos = System.nanoTime();
    server.start(environment);
    Duration time = Duration.ofNanos(System.nanoTime() - startNanos);
    server.close();
    return time;
  }

  /** The features that Headgate asks for where nobody asks for OpenTelemetry. */
  private static PlainLiberty bareLiberty() throws IOException {
    String file = Files.readString(Bench.LIBERTY.resolve("usr/servers/headgate/conf/features.xml"));
    String features =
        FEATURE.matcher(file).results().map(found -> found.group()).collect(Collectors.joining());
    return new PlainLiberty(
        DIRECTORY.resolve("bare"),
        Bench.LIBERTY,
        """
        <server>
          <featureManager>%s</featureManager>
          <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="%s" httpsPort="-1"/>
        </server>
        """
            .formatted(features, Peer.freePort()));
  }
}
