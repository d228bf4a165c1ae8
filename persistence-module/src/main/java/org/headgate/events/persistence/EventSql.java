package org.headgate.events.persistence;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;

/**
 * The SQL that writes an event for each subscribed endpoint, as rows of {@code webhook_delivery}.
 */
public final class EventSql {

  /** Start of a statement that writes an event along with its action; see {@link #bind}. */
  public static final String INTO =
      """
      insert into platform.webhook_delivery (endpoint_id, event_id, event_type, stream, body, occurred_at)
      select p.id, ?, ?, ?, ?, ? from platform.webhook_endpoint p
      """;

  /** Condition for subscribed endpoints; it follows the statement's other sources. */
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
    int index = first;
    insert.setObject(index++, event.id());
    insert.setString(index++, event.type().wireName());
    insert.setString(index++, event.stream());
    insert.setString(index++, event.body());
    insert.setObject(index++, event.occurredAt().atOffset(ZoneOffset.UTC));
    insert.setString(index, event.type().wireName());
  }
}
