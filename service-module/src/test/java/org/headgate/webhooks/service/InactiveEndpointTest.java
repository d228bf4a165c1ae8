package org.headgate.webhooks.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.headgate.pool.persistence.LocalUnit;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.webhooks.persistence.WebhookDeliveryRepository;
import org.junit.jupiter.api.Test;

/** Deliveries that wait for an endpoint that was deactivated, on a real PostgreSQL. */
class InactiveEndpointTest {

  private static final UUID ENDPOINT = new UUID(0, 1);

  @Test
  void longBacklogIsGivenUpInBatches() {
    try (DispatchDatabase database = DispatchDatabase.started();
        LocalUnit unit = database.unit()) {
      addBacklog(database, 10_005);

      unit.run(all -> new WebhookDeliveryRepository(all).giveUpWaiting(ENDPOINT, "it is gone"));

      assertThat(deliveries(database, "dead")).isEqualTo(10_000);
      assertThat(givenUp(unit, 3)).isZero();
      database.update("update platform.webhook_endpoint set is_active = false");
      assertThat(givenUp(unit, 3)).isEqualTo(3);
      assertThat(givenUp(unit, 3)).isEqualTo(2);
      assertThat(deliveries(database, "waiting")).isZero();
      assertThat(database.number("select count(distinct error) from platform.webhook_delivery"))
          .isEqualTo(2);
    }
  }

  private static void addBacklog(DispatchDatabase database, int count) {
    database.update(
        """
        insert into platform.webhook_endpoint (id, name, url, event_types, created_at)
        values ('%s', 'Test', 'https://example.org/', '{}', now())
        """
            .formatted(ENDPOINT));
    database.update(
        """
        insert into platform.webhook_delivery (endpoint_id, event_id, event_type, stream, body, occurred_at)
        select '%s', gen_random_uuid(), 'account.created', 'ada', '{}', now() from generate_series(1, %s)
        """
            .formatted(ENDPOINT, count));
  }

  private static int givenUp(LocalUnit unit, int limit) {
    return unit.write(
        all -> new WebhookDeliveryRepository(all).giveUpOfInactive("it is inactive", limit));
  }

  private static long deliveries(DispatchDatabase database, String state) {
    return database.number(
        "select count(*) from platform.webhook_delivery where state = '%s'".formatted(state));
  }
}
