package org.headgate.system.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;

/**
 * Administrators who create accounts and deactivate them until their server is gone, and what it
 * acknowledged. Each request is acknowledged, or fails because the server was killed.
 */
final class AccountWriters implements AutoCloseable {

  /** The events of a creation and a deactivation. */
  static final List<String> TYPES = List.of("account.created", "account.updated", "account.locked");

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int COUNT = 2;

  /** The database of an earlier run may be there. */
  private final String run = "loss-" + Long.toString(System.nanoTime(), 36) + "-";

  private final Headgate headgate;
  private final Set<String> created = ConcurrentHashMap.newKeySet();
  private final Set<String> deactivated = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean isServerKilled = new AtomicBoolean();
  private final ExecutorService threads = Executors.newFixedThreadPool(COUNT);
  private final List<Future<?>> writers = new ArrayList<>();

  private AccountWriters(Headgate headgate) {
    this.headgate = headgate;
  }

  static AccountWriters started(Headgate headgate) {
    AccountWriters all = new AccountWriters(headgate);
    for (int writer = 0; writer < COUNT; writer++) {
      all.writers.add(all.threads.submit(all::writeUntilTheEnd));
    }
    return all;
  }

  /** Waits until so many accounts were created and deactivated. */
  void awaitAcknowledged(int accounts) {
    await().atMost(PATIENCE).until(() -> deactivated.size() >= accounts);
  }

  /** From now on requests may fail. */
  void serverIsKilled() {
    isServerKilled.set(true);
  }

  /** Waits until each writer has noticed that the server is gone. */
  void awaitEnd() throws Exception {
    for (Future<?> writer : writers) {
      writer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /** Accounts whose creation was acknowledged. */
  Set<String> created() {
    return Set.copyOf(created);
  }

  /** Accounts whose deactivation was acknowledged. */
  Set<String> deactivated() {
    return Set.copyOf(deactivated);
  }

  /** The events that the accounts in the database have caused, in order, by account. */
  Map<String, List<String>> events(Sql database) {
    Map<String, List<String>> events = new HashMap<>();
    accounts(database, "is_active").forEach(id -> events.put(id, TYPES.subList(0, 1)));
    accounts(database, "not is_active").forEach(id -> events.put(id, TYPES));
    return events;
  }

  private List<String> accounts(Sql database, String condition) {
    return database.texts(
        "select id::text from platform.account where email like ? and " + condition, run + "%");
  }

  private void writeUntilTheEnd() {
    Person administrator = Person.administrator(headgate);
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Response answer =
            administrator
                .asCaller()
                .body(Map.of("email", run + UUID.randomUUID() + "@example.org", "verified", true))
                .post("/admin/users");
        answer.then().statusCode(201);
        String id = answer.path("id");
        created.add(id);
        administrator
            .asCaller()
            .body(Map.of("is_active", false))
            .patch("/admin/users/" + id)
            .then()
            .statusCode(200);
        deactivated.add(id);
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      assertThat(isServerKilled).as("the server was killed when a request failed: " + e).isTrue();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
