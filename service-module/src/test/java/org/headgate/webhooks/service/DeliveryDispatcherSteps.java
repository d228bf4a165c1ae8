package org.headgate.webhooks.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.headgate.scheduling.service.dispatch.DispatchGuard;
import org.headgate.webhooks.persistence.ClaimedDelivery;
import org.headgate.webhooks.persistence.DeliveryRepository;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Deliveries to one endpoint with two secrets, on a real PostgreSQL whose time a test moves. */
abstract class DeliveryDispatcherSteps {
  static final DispatchGuard UNGUARDED =
      new DispatchGuard() {
        @Override
        public <T> T call(Supplier<T> statement) {
          return statement.get();
        }
      };

  @AutoClose static DispatchDatabase database;
  final UUID endpoint = UUID.randomUUID();
  final List<ClaimedDelivery> sent = new ArrayList<>();
  final List<String> stopped = new ArrayList<>();
  int written;

  @BeforeAll
  static void start() {
    database = DispatchDatabase.started();
  }

  @BeforeEach
  void addEndpointWithTwoSecrets() {
    database.update("delete from platform.webhook_delivery");
    database.update("delete from platform.webhook_endpoint");
    database.update(
        """
        insert into platform.webhook_endpoint (id, name, url, event_types, created_at)
        values ('%s', 'test', 'https://example.org/', '{account.created}', now())
        """
            .formatted(endpoint));
    for (String secret : List.of("01", "02")) {
      database.update(
          "insert into platform.webhook_secret values ('00000000-0000-0000-0000-0000000000%s', '%s', '\\x%s', now())"
              .formatted(secret, endpoint, secret));
    }
  }

  DeliveryDispatcher node(Function<ClaimedDelivery, ActionResult> receiver) {
    return new DeliveryDispatcher(
        new DeliveryRepository(database.pool(1)),
        UNGUARDED,
        delivery -> {
          sent.add(delivery);
          return receiver.apply(delivery);
        },
        (delivery, reason, error) -> stopped.add(reason.wireName() + " " + error),
        Runnable::run,
        () -> {});
  }

  UUID event(String stream) {
    written++;
    UUID id = UUID.randomUUID();
    database.update(
        """
        insert into platform.webhook_delivery (endpoint_id, event_id, event_type, stream, body, occurred_at)
        values ('%s', '%s', 'account.created', '%s', '{}', now())
        """
            .formatted(endpoint, id, stream));
    return id;
  }

  /** As if all clocks were later. */
  static void pass(Duration time) {
    String interval = "interval '" + time.toSeconds() + " seconds'";
    database.update(
        "update platform.webhook_delivery set next_at = next_at - %1$s, claimed_until = claimed_until - %1$s"
            .formatted(interval));
    database.update("update platform.webhook_endpoint set quiet_until = quiet_until - " + interval);
  }

  List<UUID> events() {
    return sent.stream().map(ClaimedDelivery::eventId).toList();
  }

  static long failures() {
    return database.number("select failures from platform.webhook_endpoint");
  }

  static String state(UUID eventId) {
    return database.text(
        "select state from platform.webhook_delivery where event_id = '" + eventId + "'");
  }
}
