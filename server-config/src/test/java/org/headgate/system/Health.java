package org.headgate.system;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** The probes, asked as a load balancer asks them. */
record Health(Headgate headgate) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  int ready() {
    return status("/health/ready");
  }

  int live() {
    return status("/health/live");
  }

  String state() {
    return headgate.root().get("/health/ready").path("checks[0].data.state");
  }

  void awaitReady() {
    awaitReadyWithin(PATIENCE);
  }

  void awaitReadyWithin(Duration limit) {
    await().atMost(limit).pollInterval(Duration.ofMillis(100)).until(() -> ready() == 200);
  }

  private int status(String path) {
    return headgate.root().get(path).statusCode();
  }
}
