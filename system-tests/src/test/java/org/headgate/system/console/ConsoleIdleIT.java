package org.headgate.system.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many requests an untouched console sends while all is well. */
class ConsoleIdleIT extends ConsoleSteps {

  /** After a minute without a sign of life the pages ask every two minutes. */
  private static final Duration TWO_ROUNDS = Duration.ofMinutes(4);

  private static final double MOST_A_MINUTE = 10;

  private final Map<String, List<Instant>> asked = new ConcurrentHashMap<>();

  @ParameterizedTest
  @ValueSource(strings = {"#/", "#/pools/platform", "#/database"})
  void idlePageSendsFewRequests(String address) {
    console.goTo(address);
    console.page().onRequest(request -> note(request.url()));

    await()
        .atMost(TWO_ROUNDS)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              console.page().evaluate("1");
              assertThat(asked).isNotEmpty();
              assertThat(perMinute()).as("a minute: %s", rates()).isLessThan(MOST_A_MINUTE);
            });

    System.out.printf("FIGURE requests a minute of the idle page %s: %.1f%n", address, perMinute());
  }

  private void note(String url) {
    if (!url.endsWith("/events")) {
      asked
          .computeIfAbsent(url.replaceAll("[?].*$", ""), path -> new CopyOnWriteArrayList<>())
          .add(Instant.now());
    }
  }

  /**
   * By the pause between the last two questions to each address, or since the last, whichever is
   * longer.
   */
  private double perMinute() {
    return rates().values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private Map<String, Double> rates() {
    Instant now = Instant.now();
    Map<String, Double> rates = new TreeMap<>();
    asked.forEach((address, times) -> rates.put(address, 60_000.0 / pause(times, now)));
    return rates;
  }

  private static int pause(List<Instant> times, Instant now) {
    Instant last = times.get(times.size() - 1);
    Duration since = Duration.between(last, now);
    Duration previous =
        times.size() < 2 ? since : Duration.between(times.get(times.size() - 2), last);
    return Math.max(1, Math.toIntExact(Math.max(since.toMillis(), previous.toMillis())));
  }
}
