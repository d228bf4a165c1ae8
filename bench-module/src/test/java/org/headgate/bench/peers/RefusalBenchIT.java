package org.headgate.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.headgate.bench.BenchTable;
import org.junit.jupiter.api.Test;

/**
 * More readers than a server lets wait: what it still serves, and how soon it refuses the others. A
 * client beside the crowd takes the times of single reads.
 */
class RefusalBenchIT {

  private static final int CALM = 256;
  private static final int CROWD = 5_000;
  private static final int REFUSED = 503;
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final Path DIRECTORY = Bench.DIRECTORY.resolve("refusals");
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private record Answer(int status, double millis) {}

  @Test
  void refusalsAreTimedBesideACrowd() throws IOException, InterruptedException {
    assumeTrue(Bench.hasWrk(), "wrk is not installed (Debian's package wrk)");
    try (HeadgatePeer headgate =
        new HeadgatePeer(DIRECTORY.resolve("headgate"), Bench.LIBERTY, Bench.CONNECTIONS)) {
      Load read = headgate.read();
      read.overload(DIRECTORY, CALM, Bench.WARM_UP);
      Load.Result calm = read.overload(DIRECTORY, CALM, Bench.TURN);
      CompletableFuture<Load.Result> crowd = CompletableFuture.supplyAsync(() -> crowd(read));
      List<Answer> answers = new ArrayList<>();
      while (!crowd.isDone()) {
        answers.add(timed(read));
        Thread.sleep(PAUSE.toMillis());
      }
      List<Double> refusals =
          answers.stream()
              .filter(answer -> answer.status() == REFUSED)
              .map(Answer::millis)
              .sorted()
              .toList();
      BenchTable table = new BenchTable(List.of("reads", "served", "refused"));
      table.add(
          List.of(
              CALM + " clients",
              new LoadRuns(List.of(calm)).cell(),
              String.valueOf(calm.refused())));
      table.add(
          List.of(
              CROWD + " clients",
              new LoadRuns(List.of(crowd.join())).cell(),
              String.valueOf(crowd.join().refused())));
      table.add(
          List.of(
              "one more client",
              String.valueOf(answers.size() - refusals.size()),
              refusals.isEmpty() ? "0" : times(refusals)));
      table.write(Bench.DIRECTORY.resolve("refusals.md"));
      assertThat(answers).extracting(Answer::status).isNotEmpty().isSubsetOf(200, REFUSED);
    }
  }

  private static Load.Result crowd(Load read) {
    try {
      return read.overload(DIRECTORY, CROWD, Bench.TURN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Answer timed(Load read) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(read.url())).GET();
    read.headers().forEach(request::header);
    long startNanos = System.nanoTime();
    int status = CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    return new Answer(status, (System.nanoTime() - startNanos) / 1e6);
  }

  /** Of times in their order. */
  private static String times(List<Double> sorted) {
    return String.format(
        Locale.ROOT,
        "%s, p50 %.0f ms, p99 %.0f ms, slowest %.0f ms",
        sorted.size(),
        sorted.get(sorted.size() / 2),
        sorted.get(sorted.size() * 99 / 100),
        sorted.get(sorted.size() - 1));
  }
}
