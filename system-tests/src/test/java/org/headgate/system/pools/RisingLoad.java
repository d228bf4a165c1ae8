package org.headgate.system.pools;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Sends a request at a rate that a test sets, whether or not it is answered, until it is closed.
 */
final class RisingLoad implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client = HttpClient.newHttpClient();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final HttpRequest request;
  private final long startedAt = System.nanoTime();
  private volatile int perSecond;
  private double owed;

  RisingLoad(String url, String token) {
    request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Bearer " + token)
            .timeout(PATIENCE)
            .build();
    var unused = clock.scheduleAtFixedRate(this::send, 0, 10, TimeUnit.MILLISECONDS);
  }

  void perSecond(int rate) {
    perSecond = rate;
  }

  /** For how long it has asked. */
  long seconds() {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedAt);
  }

  private void send() {
    for (owed += perSecond / 100.0; owed >= 1; owed--) {
      var unused = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
