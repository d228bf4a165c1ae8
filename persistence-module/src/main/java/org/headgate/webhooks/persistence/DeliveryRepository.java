package org.headgate.webhooks.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.OperatorSqlGateway;
import org.headgate.pool.persistence.PoolDataSource;

/**
 * Claims due deliveries for a node and records their results. Each call is one statement and one
 * transaction, so it holds a connection only for the statement. The database's clock decides.
 */
@Dependent
public class DeliveryRepository {

  /** How long a node holds a claim; a request takes 15 s at most. */
  static final Duration LEASE = Duration.ofSeconds(60);

  private final OperatorSqlGateway platform;

  @Inject
  public DeliveryRepository(@PoolDataSource(PoolName.PLATFORM) DataSource pool) {
    platform = new OperatorSqlGateway(pool);
  }

  /**
   * Claims due deliveries, of each stream only the first that waits: later ones wait until it is
   * delivered or given up. A claim that is not finished within 60 s is due again.
   *
   * @param capacities endpoints that may be sent to, and how many deliveries may be claimed for
   *     each
   */
  public List<ClaimedDelivery> claim(Map<UUID, Integer> capacities) {
    List<Map.Entry<UUID, Integer>> entries = List.copyOf(capacities.entrySet());
    return platform.query(
        """
        with picked as (
          select d.endpoint_id, d.event_id, p.url, p.failures
            from unnest(cast(? as uuid[]), cast(? as integer[])) as r(endpoint_id, places)
            join platform.webhook_endpoint p on p.id = r.endpoint_id
           cross join lateral (
             select w.endpoint_id, w.event_id from platform.webhook_delivery w
              where w.endpoint_id = r.endpoint_id and w.state = 'waiting' and w.next_at <= now()
                and (w.claimed_until is null or w.claimed_until <= now())
                and not exists (select from platform.webhook_delivery b
                                 where b.endpoint_id = w.endpoint_id and b.stream = w.stream and b.state = 'waiting'
                                   and b.position < w.position)
              order by w.position limit r.places for update of w skip locked) d
           where p.is_active and (p.quiet_until is null or p.quiet_until <= now())
        )
        update platform.webhook_delivery d
           set attempts = d.attempts + 1, claim = d.claim + 1, last_attempt_at = now(),
               claimed_until = now() + ? * interval '1 millisecond'
          from picked p where d.endpoint_id = p.endpoint_id and d.event_id = p.event_id
        returning d.endpoint_id, d.event_id, d.claim, d.attempts, d.body, p.url, p.failures,
                  array(select s.sealed_secret from platform.webhook_secret s
                         where s.endpoint_id = d.endpoint_id order by s.id) as secrets, clock_timestamp() as claimed_at
        """,
        DeliveryRepository::claimed,
        new OperatorSqlGateway.Elements("uuid", entries.stream().map(Map.Entry::getKey).toList()),
        new OperatorSqlGateway.Elements(
            "integer", entries.stream().map(Map.Entry::getValue).toList()),
        LEASE);
  }

  private static ClaimedDelivery claimed(ResultSet row) throws SQLException {
    return new ClaimedDelivery(
        row.getObject("endpoint_id", UUID.class),
        row.getObject("event_id", UUID.class),
        row.getLong("claim"),
        row.getInt("attempts"),
        row.getInt("failures"),
        row.getString("url"),
        Stream.of((byte[][]) row.getArray("secrets").getArray()).toList(),
        row.getString("body"),
        OperatorSqlGateway.instant(row, "claimed_at"));
  }

  /**
   * Records the result of an attempt. What the receiver of another URL than the present one caused
   * delays no further attempt.
   *
   * @return false, and nothing written, where another node has claimed it since, or it was given up
   */
  public boolean finish(ClaimedDelivery delivery, DeliveryResult result) {
    return platform.update(
            """
            update platform.webhook_delivery d
               set state = ?, attempts = d.attempts - ?, claimed_until = null, error = ?,
                   next_at = now() + case when exists (select from platform.webhook_endpoint p
                                                        where p.id = d.endpoint_id and p.url <> ?)
                                          then 0 else ? end * interval '1 millisecond',
                   removable_at = now() + ? * interval '1 day'
             where d.endpoint_id = ? and d.event_id = ? and d.claim = ? and d.state = 'waiting'
            """,
            result.end().state(),
            result.end().counts() ? 0 : 1,
            result.error(),
            delivery.url(),
            result.delay(),
            result.end() == DeliveryResult.End.DELIVERED ? 3 : 30,
            delivery.endpointId(),
            delivery.eventId(),
            delivery.claim())
        == 1;
  }

  /**
   * Marks a failing endpoint as recovered, unless it has another URL by now: everything that waits
   * for it may be sent. A pause that another answer caused since this delivery was claimed stays.
   *
   * @param isUrgent whether deliveries that wait for another attempt are sent at once
   */
  public void recovered(ClaimedDelivery delivery, boolean isUrgent) {
    platform.update(
        """
        with recovered as (
          update platform.webhook_endpoint
             set failures = 0, failing_since = null,
                 quiet_until = case when failures = ? then null else quiet_until end
           where id = ? and url = ? and failures > 0
          returning id
        )
        update platform.webhook_delivery d set next_at = now()
          from recovered r
         where ? and d.endpoint_id = r.id and d.state = 'waiting' and d.next_at > now()
        """,
        delivery.failures(),
        delivery.endpointId(),
        delivery.url(),
        isUrgent);
  }

  /**
   * The state of a failing endpoint.
   *
   * @param failures consecutive ones; concurrent attempts count as one
   * @param failing how long no attempt has succeeded
   */
  public record Failing(int failures, Duration failing) {}

  /**
   * Records a failed attempt: nothing is sent to the endpoint for a while.
   *
   * @return empty, and nothing written, where the endpoint was deleted or has another URL by now
   */
  public List<Failing> failed(ClaimedDelivery delivery, Duration quiet) {
    return platform.query(
        """
        update platform.webhook_endpoint p
           set failures = p.failures + case when p.quiet_until is null or p.quiet_until <= ? then 1 else 0 end,
               failing_since = coalesce(p.failing_since, now()),
               quiet_until = greatest(coalesce(p.quiet_until, now()), now() + ? * interval '1 millisecond')
         where p.id = ? and p.url = ?
        returning p.failures, extract(epoch from now() - p.failing_since) * 1000 as failing_ms
        """,
        row -> new Failing(row.getInt("failures"), OperatorSqlGateway.millis(row, "failing_ms")),
        delivery.at(),
        quiet,
        delivery.endpointId(),
        delivery.url());
  }
}
