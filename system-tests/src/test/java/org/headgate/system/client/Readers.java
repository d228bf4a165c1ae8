package org.headgate.system.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.headgate.system.server.Headgate;

/** Eight people who look at their own account now and then, while others do what they do. */
public final class Readers implements AutoCloseable {

  private static final int READERS = 8;
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

  private record Read(int status, Duration took) {}

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(READERS);
  private final Queue<Read> reads = new ConcurrentLinkedQueue<>();
  private final HttpRequest me;

  /** They begin at once. */
  public Readers(Headgate headgate, Person person) {
    me =
        HttpRequest.newBuilder(URI.create(headgate.url("/api/v1/users/me")))
            .header("Authorization", "Bearer " + person.accessToken())
            .timeout(LONGEST_ANSWER)
            .build();
    for (int reader = 0; reader < READERS; reader++) {
      var unused =
          threads.scheduleWithFixedDelay(this::read, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void read() {
    long startNanos = System.nanoTime();
    int status;
    try {
      status = http.send(me, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      status = 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    reads.add(new Read(status, Duration.ofNanos(System.nanoTime() - startNanos)));
  }

  /** How often each status came so far; 0 stands for no answer. */
  public Map<Integer, Long> statuses() {
    return reads.stream()
        .collect(Collectors.groupingBy(Read::status, TreeMap::new, Collectors.counting()));
  }

  public int answers() {
    return reads.size();
  }

  /** Of a hundred answers the slowest but one took so long. */
  public Duration slowest99th() {
    List<Duration> sorted = new ArrayList<>(reads.stream().map(Read::took).sorted().toList());
    return sorted.get((int) (0.99 * (sorted.size() - 1)));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  @Override
  public String toString() {
    return "%s, 99%% within %d ms".formatted(statuses(), slowest99th().toMillis());
  }
}
