package org.headgate.system.server;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** The probes, asked as a load balancer asks them. */
public record Health(Headgate headgate) {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  public int ready() {
    return status("/health/ready");
  }

  public int live() {
    return status("/health/live");
  }

  public String state() {
    return headgate.root().get("/health/ready").path("checks[0].data.state");
  }

  /** Waits until readiness says this of one database. */
  public void awaitState(String database, String state) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () ->
                state.equals(
                    headgate.root().get("/health/ready").path("checks[0].data." + database)));
  }

  public void awaitReady() {
    awaitReadyWithin(PATIENCE);
  }

  public void awaitReadyWithin(Duration limit) {
    await().atMost(limit).pollInterval(Duration.ofMillis(100)).until(() -> ready() == 200);
  }

  private int status(String path) {
    return headgate.root().get(path).statusCode();
  }
}
