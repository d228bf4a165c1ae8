package org.headgate.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.headgate.bench.BenchTable;
import org.junit.jupiter.api.Test;

/**
 * The first 1,000 reads of a server that has just started, beside what it serves to the same
 * clients when it is warm; on each JDK. The clients are in this process, and warm both times.
 */
class FirstRequestsBenchIT {

  private static final int CLIENTS = 16;
  private static final int FIRST = 1_000;
  private static final int WARM = 20 * FIRST;
  private static final int OK = 200;
  private static final Path DIRECTORY = Bench.DIRECTORY.resolve("first-requests");
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void firstRequestsAreComparedWithWarmOnes() throws IOException, InterruptedException {
    assumeTrue(Bench.hasWrk(), "wrk is not installed (Debian's package wrk)");
    BenchTable table =
        new BenchTable(List.of("JDK", "the first 1,000 reads", "warm", "of the warm rate"));
    List<Double> shares = new ArrayList<>();
    for (Path jdk : Jdks.all()) {
      double warm = warmRate(jdk);
      double first = firstRate(jdk);
      shares.add(first / warm);
      table.add(
          List.of(
              jdk.getFileName().toString(),
              perSecond(first),
              perSecond(warm),
              String.format(Locale.ROOT, "%.2f", first / warm)));
    }
    table.write(Bench.DIRECTORY.resolve("first-requests.md"));
    assertThat(shares).allMatch(share -> share > 0);
  }

  private static double warmRate(Path jdk) throws IOException, InterruptedException {
    try (HeadgatePeer headgate = headgate(jdk)) {
      Load read = headgate.read();
      read.overload(DIRECTORY, CLIENTS, Bench.WARM_UP);
      rate(read, WARM);
      return rate(read, WARM);
    }
  }

  private static double firstRate(Path jdk) throws IOException, InterruptedException {
    try (HeadgatePeer headgate = headgate(jdk)) {
      return rate(headgate.read(), FIRST);
    }
  }

  private static HeadgatePeer headgate(Path jdk) throws IOException, InterruptedException {
    return new HeadgatePeer(
        DIRECTORY.resolve("headgate"),
        Bench.LIBERTY,
        Bench.CONNECTIONS,
        Map.of("JAVA_HOME", jdk.toString()));
  }

  /**
   * @return served reads a second
   */
  private static double rate(Load read, int reads) throws InterruptedException {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    Callable<Integer> client = () -> served(read, reads / CLIENTS);
    try {
      long startNanos = System.nanoTime();
      int served = 0;
      for (Future<Integer> each :
          clients.invokeAll(IntStream.range(0, CLIENTS).mapToObj(number -> client).toList())) {
        served += each.get();
      }
      return served * 1e9 / (System.nanoTime() - startNanos);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      clients.shutdownNow();
    }
  }

  private static int served(Load read, int reads) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(read.url())).GET();
    read.headers().forEach(request::header);
    int served = 0;
    for (int number = 0; number < reads; number++) {
      HttpResponse<Void> answer =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding());
      served += answer.statusCode() == OK ? 1 : 0;
    }
    return served;
  }

  private static String perSecond(double rate) {
    return String.format(Locale.ROOT, "%.0f/s", rate);
  }
}
