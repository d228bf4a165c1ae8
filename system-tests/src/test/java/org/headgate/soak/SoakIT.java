package org.headgate.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.headgate.system.server.Headgate;
import org.headgate.testbed.LoadReport;
import org.headgate.testbed.Sampler;
import org.junit.jupiter.api.Test;

/**
 * A server at 70 % of what this machine carries, for {@code -Dminutes}: what it holds is measured
 * every ten seconds and, over the second half, must not grow. A table and all samples are left in
 * the folder of the tests.
 */
class SoakIT {
  private static final Duration BETWEEN = Duration.ofSeconds(10);
  private static final Duration JUDGED = Duration.ofMinutes(30);
  private static final Duration CALIBRATION = Duration.ofSeconds(30);
  private static final double SHARE = 0.7;
  private static final Duration LENGTH =
      Duration.ofMinutes(Long.parseLong(System.getProperty("minutes")));

  @Test
  void measuredResourcesDoNotGrow() throws Exception {
    try (Headgate headgate = Headgate.started("soak", Map.of())) {
      headgate.serve();
      SoakLoad load = new SoakLoad(headgate);
      load.capacity(CALIBRATION);
      double capacity = load.capacity(CALIBRATION);
      ServerProcess server = ServerProcess.ofThisTest();
      long startNanos = System.nanoTime();

      CompletableFuture<LoadReport> report = load.begin(SHARE * capacity, LENGTH);
      List<SoakSample> samples;
      try (Sampler<SoakSample> sampler =
              new Sampler<>(BETWEEN, () -> sample(headgate, server, startNanos));
          Sampler<Boolean> sessions =
              new Sampler<>(
                  Duration.ofMillis(500),
                  () -> {
                    load.aSession();
                    return true;
                  })) {
        report.join();
        samples = sampler.answers();
        assertThat(sessions.answers()).isNotEmpty();
        System.out.printf(Locale.ROOT, "%n[soak] sessions: %d%n", sessions.answers().size());
      }

      SoakTable table = SoakTable.of(samples, JUDGED);
      print(capacity, report.join(), table);
      keep(samples, table);
      assertThat(report.join().statuses().keySet()).isSubsetOf(200, 202, 401);
      assertThat(table.growing()).isEmpty();
    }
  }

  private static void print(double capacity, LoadReport report, SoakTable table) {
    System.out.printf(
        Locale.ROOT,
        "[soak] %.0f requests a second without a pause, %.0f %% of it for %d minutes: %s%n%s",
        capacity,
        100 * SHARE,
        LENGTH.toMinutes(),
        report,
        table);
  }

  private static void keep(List<SoakSample> samples, SoakTable table) throws Exception {
    Path folder = Files.createDirectories(Path.of(System.getProperty("headgate.tests"), "reports"));
    new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(folder.resolve("soak.json").toFile(), samples);
    Files.writeString(folder.resolve("soak.md"), table.toString());
  }

  private static SoakSample sample(Headgate headgate, ServerProcess server, long startNanos)
      throws Exception {
    SoakSample sample = new SoakSample((System.nanoTime() - startNanos) / 1e9);
    sample.put(SoakMeasure.HEAP, server.heapAfterCollection());
    sample.put(SoakMeasure.THREADS, server.threads());
    sample.put(SoakMeasure.FILE_HANDLES, server.fileHandles());
    sample.put(SoakMeasure.LOG, size(headgate.logs()) + size(headgate.consoleLog()));
    sample.put(SoakMeasure.DATABASE_MEMORY, ServerProcess.privateMemory("postgres"));
    try (Connection database = headgate.connection();
        Statement statement = database.createStatement()) {
      for (SoakMeasure measure : SoakMeasure.values()) {
        if (measure.query().isPresent()) {
          try (ResultSet row = statement.executeQuery(measure.query().get())) {
            row.next();
            sample.put(measure, row.getDouble(1));
          }
        }
      }
    }
    return sample;
  }

  private static double size(Path path) throws Exception {
    try (Stream<Path> files = Files.walk(path)) {
      double sum = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sum += Files.size(file);
      }
      return sum;
    }
  }
}
