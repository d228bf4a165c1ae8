package org.headgate.events.persistence;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;

/**
 * The SQL that writes an event for each subscribed end point, as rows of {@code webhook_delivery}.
 */
public final class EventSql {

  /** Start of a statement that writes an event along with its action; see {@link #bind}. */
  public static final String INTO =
      """
      insert into platform.webhook_delivery (endpoint_id, event_id, event_type, stream, body, occurred_at)
      select p.id, ?, ?, ?, ?, ? from platform.webhook_endpoint p
      """;

  /** Condition for subscribed end points; it follows the statement's other sources. */
  public static final String WANTED = " where p.is_active and ? = any (p.event_types)";

  static final String INSERT = INTO + WANTED + " on conflict (endpoint_id, event_id) do nothing";

  private EventSql() {}

  /**
   * Sets the parameters of an event in a statement.
   *
   * @param first the index of the first parameter of {@link #INTO}, from 1
   */
  public static void bind(PreparedStatement insert, int first, OutgoingEvent event)
      throws SQLException {
    int place = first;
    insert.setObject(place++, event.id());
    insert.setString(place++, event.type().wireName());
    insert.setString(place++, event.stream());
    insert.setString(place++, event.body());
    insert.setObject(place++, event.occurredAt().atOffset(ZoneOffset.UTC));
    insert.setString(place, event.type().wireName());
  }
}
