package org.headgate.webhooks.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.headgate.events.api.EventType;
import org.headgate.events.persistence.OutboxRepository;
import org.headgate.events.persistence.OutgoingEvent;
import org.headgate.pool.persistence.LocalUnit;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.webhooks.persistence.WebhookDeliveryEntity;
import org.headgate.webhooks.persistence.WebhookDeliveryRepository;
import org.headgate.webhooks.persistence.WebhookEndpointEntity;
import org.headgate.webhooks.persistence.WebhookRepository;
import org.headgate.webhooks.persistence.WebhookSecretEntity;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writing and reading of endpoints, events and deliveries, on a real PostgreSQL. */
class WebhookRowsTest {

  private static final Instant NOW = Instant.parse("2026-01-31T09:00:00.123456Z");
  @AutoClose private static final DispatchDatabase DATABASE = DispatchDatabase.started();
  @AutoClose private static final LocalUnit UNIT = DATABASE.unit();

  private final UUID billing = new UUID(0, 1);
  private final UUID crm = new UUID(0, 2);

  @BeforeEach
  void addEndpoints() {
    DATABASE.update("delete from platform.webhook_delivery");
    DATABASE.update("delete from platform.webhook_endpoint");
    UNIT.run(
        entityManager -> {
          WebhookRepository endpoints = new WebhookRepository(entityManager);
          endpoints.add(
              endpoint(billing, List.of(EventType.ACCOUNT_DELETED, EventType.ACCOUNT_CREATED)));
          endpoints.add(endpoint(crm, List.of(EventType.ACCOUNT_CREATED)));
          endpoints.add(new WebhookSecretEntity(new UUID(0, 3), crm, new byte[] {1}, NOW));
        });
  }

  @Test
  void eventsAreWrittenForEachSubscribedActiveEndpoint() {
    OutgoingEvent created = event(EventType.ACCOUNT_CREATED, 0);
    write(List.of(created, event(EventType.ACCOUNT_DELETED, 1), event(EventType.POOL_FINDING, 2)));
    write(List.of(created));

    assertThat(types(billing)).containsExactly("account.deleted", "account.created");
    assertThat(types(crm)).containsExactly("account.created");
    UNIT.run(
        entityManager ->
            new WebhookRepository(entityManager)
                .findForUpdate(billing)
                .orElseThrow()
                .disable(Optional.of("gone")));
    write(List.of(event(EventType.ACCOUNT_CREATED, 3)));
    assertThat(types(billing)).hasSize(2);
    assertThat(types(crm)).hasSize(2);
  }

  @Test
  void subscribedTypesAreThoseOfActiveEndpoints() {
    assertThat(UNIT.<Object>read(all -> new OutboxRepository(all).subscribedTypes()))
        .isEqualTo(Set.of(EventType.ACCOUNT_CREATED, EventType.ACCOUNT_DELETED));
    UNIT.run(
        all ->
            new WebhookRepository(all)
                .findForUpdate(billing)
                .orElseThrow()
                .disable(Optional.empty()));

    assertThat(UNIT.<Object>read(all -> new OutboxRepository(all).subscribedTypes()))
        .isEqualTo(Set.of(EventType.ACCOUNT_CREATED));
    assertThat(UNIT.<List<UUID>>read(all -> new WebhookRepository(all).active()))
        .containsExactly(crm);
  }

  @Test
  void endpointsArePagedAndFoundByEventType() {
    assertThat(page(Optional.empty(), Optional.empty(), 1)).containsExactly(billing);
    assertThat(page(Optional.empty(), Optional.of(billing), 9)).containsExactly(crm);
    assertThat(page(Optional.of(EventType.ACCOUNT_DELETED), Optional.empty(), 9))
        .containsExactly(billing);
    assertThat(UNIT.<Integer>write(all -> new WebhookRepository(all).lockAndCount())).isEqualTo(2);
    WebhookEndpointEntity found =
        UNIT.read(all -> new WebhookRepository(all).find(billing).orElseThrow());
    assertThat(found.eventTypes())
        .containsExactly(EventType.ACCOUNT_CREATED, EventType.ACCOUNT_DELETED);
  }

  @Test
  void deliveriesArePagedByTheirState() {
    write(IntStream.range(0, 3).mapToObj(i -> event(EventType.ACCOUNT_CREATED, i)).toList());
    DATABASE.update(
        "update platform.webhook_delivery set state = 'dead' where body = '1' and endpoint_id = '%s'"
            .formatted(crm));

    assertThat(bodies(crm, Optional.empty())).containsExactly("2", "1", "0");
    assertThat(bodies(crm, Optional.of("dead"))).containsExactly("1");
    long last =
        UNIT.<WebhookDeliveryEntity>read(
                all ->
                    new WebhookDeliveryRepository(all)
                        .page(crm, Optional.empty(), Optional.empty(), 1)
                        .get(0))
            .position();
    assertThat(
            UNIT.<List<WebhookDeliveryEntity>>read(
                all ->
                    new WebhookDeliveryRepository(all)
                        .page(crm, Optional.empty(), Optional.of(last), 9)))
        .extracting(WebhookDeliveryEntity::body)
        .containsExactly("1", "0");
  }

  @Test
  void replayedDeadLettersAreAppendedInOrder() {
    write(IntStream.range(0, 5).mapToObj(i -> event(EventType.ACCOUNT_CREATED, i)).toList());
    UNIT.run(all -> new WebhookDeliveryRepository(all).giveUpWaiting(crm, "it is gone"));
    assertThat(bodies(crm, Optional.of("dead"))).hasSize(5);
    write(List.of(event(EventType.ACCOUNT_CREATED, 7)));

    int replayed =
        UNIT.write(
            all ->
                new WebhookDeliveryRepository(all)
                    .replay(
                        crm,
                        NOW.plusSeconds(1),
                        NOW.plusSeconds(4),
                        List.of(EventType.ACCOUNT_CREATED),
                        9));

    assertThat(replayed).isEqualTo(3);
    assertThat(bodies(crm, Optional.of("waiting"))).containsExactly("3", "2", "1", "7");
    assertThat(bodies(crm, Optional.of("dead"))).containsExactly("4", "0");
    assertThat(bodies(billing, Optional.of("waiting"))).hasSize(6);
  }

  @Test
  void finishedDeliveriesCanBeReplayed() {
    OutgoingEvent event = event(EventType.ACCOUNT_CREATED, 0);
    write(List.of(event));
    assertThat(replay(event)).isFalse();
    DATABASE.update(
        "update platform.webhook_delivery set state = 'delivered', attempts = 3, error = 'x'");

    assertThat(replay(event)).isTrue();

    WebhookDeliveryEntity again =
        UNIT.read(all -> new WebhookDeliveryRepository(all).find(crm, event.id()).orElseThrow());
    assertThat(again.state()).isEqualTo("waiting");
    assertThat(again.attempts()).isZero();
    assertThat(again.error()).isEmpty();
  }

  @Test
  void orphansOfDeletedEndpointsAreRemoved() {
    write(List.of(event(EventType.ACCOUNT_CREATED, 0)));
    UNIT.run(
        all -> {
          WebhookRepository endpoints = new WebhookRepository(all);
          endpoints.delete(endpoints.findForUpdate(crm).orElseThrow());
        });

    assertThat(UNIT.<Integer>write(all -> new WebhookDeliveryRepository(all).removeOrphans(9)))
        .isOne();
    assertThat(DATABASE.number("select count(*) from platform.webhook_secret")).isZero();
    assertThat(types(billing)).hasSize(1);
  }

  private boolean replay(OutgoingEvent event) {
    return UNIT.write(all -> new WebhookDeliveryRepository(all).replay(crm, event.id()));
  }

  private static void write(List<OutgoingEvent> events) {
    UNIT.run(entityManager -> new OutboxRepository(entityManager).add(events));
  }

  private static List<UUID> page(Optional<EventType> type, Optional<UUID> after, int limit) {
    return UNIT
        .<List<WebhookEndpointEntity>>read(
            all -> new WebhookRepository(all).page(type, after, limit))
        .stream()
        .map(WebhookEndpointEntity::id)
        .toList();
  }

  private static List<String> types(UUID endpointId) {
    return UNIT
        .<List<WebhookDeliveryEntity>>read(
            all ->
                new WebhookDeliveryRepository(all)
                    .page(endpointId, Optional.empty(), Optional.empty(), 9))
        .stream()
        .map(WebhookDeliveryEntity::eventType)
        .toList();
  }

  private static List<String> bodies(UUID endpointId, Optional<String> state) {
    return UNIT
        .<List<WebhookDeliveryEntity>>read(
            all -> new WebhookDeliveryRepository(all).page(endpointId, state, Optional.empty(), 9))
        .stream()
        .map(WebhookDeliveryEntity::body)
        .toList();
  }

  private static WebhookEndpointEntity endpoint(UUID id, List<EventType> types) {
    return new WebhookEndpointEntity(id, "Test", "https://example.org/", types, NOW);
  }

  private static OutgoingEvent event(EventType type, int number) {
    return new OutgoingEvent(
        UUID.randomUUID(), type, "ada", String.valueOf(number), NOW.plusSeconds(number));
  }
}
