package org.headgate.bench.peers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A pool of a Headgate that runs, as its administrator sees and changes it. */
final class LivePool {

  /** A change can be confirmed once the load before it counts as over. */
  private static final Duration CONFIRMED_WITHIN = Duration.ofMinutes(5);

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final HeadgatePeer headgate;
  private final String path;

  LivePool(HeadgatePeer headgate, String name) {
    this.headgate = headgate;
    this.path = "/api/v1/admin/pools/" + name;
  }

  /** So many connections and not one more, until the server ends. */
  void resize(int connections) throws IOException, InterruptedException {
    AdministratorClient administrator = new AdministratorClient(headgate);
    JsonNode change =
        administrator.patch(
            path,
            "{\"pool_size\":%s,\"max_overflow\":0,\"confirm_within_seconds\":%s}"
                .formatted(connections, 2 * CONFIRMED_WITHIN.toSeconds()));
    String confirmation =
        "/api/v1/admin/pools/changes/%s/confirm"
            .formatted(change.required("change_id").textValue());
    // Refused while the diagnosis finds the pool too small, as it may after a load.
    Awaitility.await()
        .pollInterval(PAUSE)
        .atMost(CONFIRMED_WITHIN)
        .ignoreExceptions()
        .until(() -> administrator.post(confirmation, ""), confirmed -> true);
    long now = statistic("max_size").longValue();
    if (now != connections) {
      throw new IllegalStateException("%s connections instead of %s".formatted(now, connections));
    }
  }

  /**
   * How long half of the calls of the last minute kept a connection, in ms: the upper end of a step
   * of the server's scale, which has 0.1, 0.2, 0.5, 1, 2 and so on.
   */
  double medianHoldMillis() throws IOException, InterruptedException {
    return statistic("in_use_ms").required("p50").doubleValue();
  }

  /** How many connections it has at this moment. */
  long size() throws IOException, InterruptedException {
    return statistic("size").longValue();
  }

  private JsonNode statistic(String name) throws IOException, InterruptedException {
    return new AdministratorClient(headgate).get(path).required("statistics").required(name);
  }
}
