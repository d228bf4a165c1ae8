package org.headgate.system.server;

import static org.assertj.core.api.Assertions.fail;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The pools of a server without requests: no connection is in use. */
public final class PoolsAtRest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Set<String> FIGURES =
      Set.of(
          "headgate_pool_in_use",
          "headgate_guard_in_use",
          "headgate_guard_upkeep",
          "headgate_guard_waiting",
          "headgate_requests_in_service",
          "headgate_requests_waiting");

  private final Headgate headgate;

  public PoolsAtRest(Headgate headgate) {
    this.headgate = headgate;
  }

  /**
   * Waits for the rest, up to 20 s: for less than the server lets a transaction rest, after which
   * it ends it. A server whose database is away is not calm and is left alone, one whose pool is
   * stuck is not.
   */
  public void assertReached() {
    if (!isCalm()) {
      return;
    }
    try {
      Awaitility.await()
          .atMost(LIMIT)
          .pollDelay(Duration.ZERO)
          .pollInterval(50, TimeUnit.MILLISECONDS)
          .until(() -> out().isEmpty());
    } catch (ConditionTimeoutException e) {
      fail("20 s into the calm these are not back: %s", out());
    }
  }

  /** The connections in use now, by their metric. */
  public Map<String, Double> out() {
    return headgate
        .root()
        .get("/metrics")
        .asString()
        .lines()
        .filter(line -> FIGURES.contains(line.replaceAll("[{ ].*", "")))
        .filter(line -> number(line) != 0)
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.lastIndexOf(' ')),
                PoolsAtRest::number,
                (one, other) -> one,
                TreeMap::new));
  }

  private boolean isCalm() {
    if (!headgate.isServerAlive()) {
      return false;
    }
    Response ready = headgate.root().get("/health/ready");
    return ready.statusCode() == 200 || "STUCK".equals(ready.path("checks[0].data.state"));
  }

  private static double number(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }
}
