package org.headgate.torture;

import java.time.Duration;

/** Has the service tell a receiver of what happens to accounts. */
record EventSubscription(TortureCluster cluster) {

  private static final String BODY =
      """
      {"name":"Torture","url":"%s","event_types":["account.created","account.verified",
       "account.updated","session.started","session.ended","password.changed"]}""";

  void begin() throws InterruptedException {
    Caller caller = new Caller(cluster.url(), Duration.ofSeconds(30));
    String credentials =
        "{\"email\":\"%s\",\"password\":\"%s\"}"
            .formatted(TortureCluster.ADMINISTRATOR, TortureCluster.PASSWORD);
    Answer tokens = caller.send("POST", "/auth/login", "", credentials);
    Answer made =
        caller.send(
            "POST",
            "/admin/webhooks",
            tokens.field("access_token"),
            BODY.formatted(cluster.receivers().eventsUrl()));
    if (!made.isGood()) {
      throw new IllegalStateException("no subscription: " + made);
    }
  }
}
