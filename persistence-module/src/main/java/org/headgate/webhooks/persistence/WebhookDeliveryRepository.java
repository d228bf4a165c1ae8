package org.headgate.webhooks.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.events.api.EventType;

/** Lists deliveries for administrators, gives them up, and sends them again. */
public class WebhookDeliveryRepository {

  /** Requeues deliveries at the end, in their original order, under the same ids. */
  private static final String REPLAY =
      """
      with picked as materialized (
        select d.event_id from platform.webhook_delivery d
         where d.endpoint_id = :endpoint and %s
         order by d.position limit :limit for update
      ), placed as materialized (
        select event_id, nextval(pg_get_serial_sequence('platform.webhook_delivery', 'position')) as place from picked
      )
      update platform.webhook_delivery d
         set state = 'waiting', attempts = 0, claim = d.claim + 1, position = p.place, next_at = now(), claimed_until = null,
             error = null, removable_at = now() + interval '30 days'
        from placed p where d.endpoint_id = :endpoint and d.event_id = p.event_id
      """;

  /** Gives up the deliveries whose places a query selects. */
  private static final String GIVE_UP =
      """
      update platform.webhook_delivery
         set state = 'dead', claim = claim + 1, claimed_until = null, error = coalesce(error, :error),
             removable_at = now() + interval '30 days'
       where ctid = any (array(%s))
      """;

  /** More would exceed the time limit of a statement: a backlog may be of three days. */
  private static final int MAX_GIVEN_UP = 10_000;

  private final EntityManager entityManager;

  public WebhookDeliveryRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Newest first.
   *
   * @param state waiting, delivered or dead; empty for all
   * @param before the last position of the previous page
   */
  public List<WebhookDeliveryEntity> page(
      UUID endpointId, Optional<String> state, Optional<Long> before, int limit) {
    return entityManager
        .createQuery(
            """
            select d from WebhookDelivery d
             where d.id.endpointId = :endpoint and d.position < :before %s order by d.position desc
            """
                .formatted(state.isPresent() ? "and d.state = '" + named(state.get()) + "'" : ""),
            WebhookDeliveryEntity.class)
        .setParameter("endpoint", endpointId)
        .setParameter("before", before.orElse(Long.MAX_VALUE))
        .setMaxResults(limit)
        .getResultList();
  }

  /** A literal in the statement, so that the planner sees the value. */
  private static String named(String state) {
    if (!List.of("waiting", "delivered", "dead").contains(state)) {
      throw new IllegalArgumentException("no state: " + state);
    }
    return state;
  }

  public Optional<WebhookDeliveryEntity> find(UUID endpointId, UUID eventId) {
    return entityManager
        .createQuery(
            "select d from WebhookDelivery d where d.id.endpointId = :endpoint and d.id.eventId = :event",
            WebhookDeliveryEntity.class)
        .setParameter("endpoint", endpointId)
        .setParameter("event", eventId)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * Requeues a delivery that was delivered or given up.
   *
   * @return false where there is none, or it waits
   */
  public boolean replay(UUID endpointId, UUID eventId) {
    return entityManager
            .createNativeQuery(REPLAY.formatted("d.event_id = :event and d.state <> 'waiting'"))
            .setParameter("endpoint", endpointId)
            .setParameter("event", eventId)
            .setParameter("limit", 1)
            .executeUpdate()
        == 1;
  }

  /**
   * Requeues deliveries that were given up, of events in a span of time.
   *
   * @param types only such events; empty for all
   * @return how many
   */
  public int replay(
      UUID endpointId, Instant since, Instant until, List<EventType> types, int limit) {
    return entityManager
        .createNativeQuery(
            REPLAY.formatted(
                """
                d.state = 'dead' and d.occurred_at >= :since and d.occurred_at < :until
                         and (cardinality(cast(:types as text[])) = 0 or d.event_type = any (cast(:types as text[])))
                """))
        .setParameter("endpoint", endpointId)
        .setParameter("since", since)
        .setParameter("until", until)
        .setParameter("types", types.stream().map(EventType::wireName).toArray(String[]::new))
        .setParameter("limit", limit)
        .executeUpdate();
  }

  /** Makes all waiting deliveries of an endpoint due, whatever they waited for. */
  public void hasten(UUID endpointId) {
    entityManager
        .createNativeQuery(
            """
            update platform.webhook_delivery set next_at = now()
             where endpoint_id = :endpoint and state = 'waiting' and next_at > now()
            """)
        .setParameter("endpoint", endpointId)
        .executeUpdate();
  }

  /**
   * Gives up the waiting deliveries of an endpoint, the first {@value #MAX_GIVEN_UP}; {@link
   * #giveUpOfInactive} gives up the others.
   */
  public void giveUpWaiting(UUID endpointId, String error) {
    entityManager
        .createNativeQuery(
            GIVE_UP.formatted(
                """
                select w.ctid from platform.webhook_delivery w
                 where w.endpoint_id = :endpoint and w.state = 'waiting'
                 order by w.position limit :limit for update
                """))
        .setParameter("endpoint", endpointId)
        .setParameter("error", error)
        .setParameter("limit", MAX_GIVEN_UP)
        .executeUpdate();
  }

  /**
   * Gives up some deliveries that wait for an endpoint that is not active any more.
   *
   * @return how many
   */
  public int giveUpOfInactive(String error, int limit) {
    return entityManager
        .createNativeQuery(
            GIVE_UP.formatted(
                """
                select w.ctid from platform.webhook_endpoint p
                 cross join lateral (
                       select d.ctid from platform.webhook_delivery d
                        where d.endpoint_id = p.id and d.state = 'waiting'
                        order by d.position limit :limit for update skip locked) w
                 where not p.is_active limit :limit
                """))
        .setParameter("error", error)
        .setParameter("limit", limit)
        .executeUpdate();
  }

  /**
   * Deletes some deliveries whose endpoint was deleted. There are few endpoints and many
   * deliveries, so it walks the endpoints by an index.
   *
   * @return how many
   */
  public int removeOrphans(int limit) {
    return entityManager
        .createNativeQuery(
            """
            with recursive known as (
              (select endpoint_id from platform.webhook_delivery order by endpoint_id limit 1)
              union all
              select (select d.endpoint_id from platform.webhook_delivery d
                       where d.endpoint_id > k.endpoint_id order by d.endpoint_id limit 1)
                from known k where k.endpoint_id is not null
            )
            delete from platform.webhook_delivery where ctid = any (array(
              select d.ctid from platform.webhook_delivery d
               where d.endpoint_id = any (array(
                     select k.endpoint_id from known k
                      where not exists (select from platform.webhook_endpoint p where p.id = k.endpoint_id)))
               limit :limit for update skip locked))
            """)
        .setParameter("limit", limit)
        .executeUpdate();
  }
}
