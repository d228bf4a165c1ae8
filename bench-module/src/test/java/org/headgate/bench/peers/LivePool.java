package org.headgate.bench.peers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** A pool of a Headgate that runs, as its administrator sees and changes it. */
final class LivePool {

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
        administrator.patch(path, "{\"pool_size\":%s,\"max_overflow\":0}".formatted(connections));
    administrator.post(
        "/api/v1/admin/pools/changes/%s/confirm"
            .formatted(change.required("change_id").textValue()),
        "");
    long now = statistic("max_size").longValue();
    if (now != connections) {
      throw new IllegalStateException("%s connections instead of %s".formatted(now, connections));
    }
  }

  /** How long half of the calls of the last minute kept a connection, in ms. */
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
