package org.headgate.torture;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.headgate.torture.clients.Account;
import org.headgate.torture.clients.Answer;
import org.headgate.torture.clients.Caller;
import org.headgate.torture.cluster.Receivers;
import org.headgate.torture.cluster.TortureCluster;

/** Subscribes a receiver to the events of accounts, and waits until each node knows of it. */
record EventSubscription(TortureCluster cluster) {

  private static final String BODY =
      """
      {"name":"Torture","url":"%s","event_types":["account.created","account.verified",
       "account.updated","session.started","session.ended","password.changed"]}""";

  void begin() throws InterruptedException {
    Caller caller = new Caller(cluster.url(), Duration.ofSeconds(30));
    Answer made =
        caller.send(
            "POST",
            "/admin/webhooks",
            logIn(caller).accessToken(),
            BODY.formatted(cluster.receivers().eventsUrl()));
    if (!made.isGood()) {
      throw new IllegalStateException("no subscription: " + made);
    }
    cluster.nodeUrls().forEach(this::awaitKnown);
  }

  /** A node that does not know of it yet tells nothing of a log-in. */
  private void awaitKnown(String url) {
    Caller node = new Caller(url, Duration.ofSeconds(30));
    Set<String> sessions = new HashSet<>();
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              sessions.add(logIn(node).session());
              return cluster.receivers().events().stream()
                  .map(Receivers.Received::session)
                  .anyMatch(sessions::contains);
            });
  }

  private static Account logIn(Caller caller) throws InterruptedException {
    Account administrator = new Account(TortureCluster.ADMINISTRATOR, TortureCluster.PASSWORD);
    caller.logIn(administrator);
    return administrator;
  }
}
