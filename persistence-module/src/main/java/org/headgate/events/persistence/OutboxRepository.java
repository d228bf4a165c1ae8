package org.headgate.events.persistence;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.headgate.events.api.EventType;
import org.headgate.pool.persistence.sources.StatementSources;
import org.hibernate.Session;

/**
 * The transactional outbox: events that wait for delivery. Each call is one statement in the
 * caller's transaction.
 */
public class OutboxRepository {

  private final EntityManager entityManager;

  public OutboxRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Writes each event once for each subscribed endpoint; writing the same event again changes
   * nothing.
   */
  public void add(List<OutgoingEvent> events) {
    entityManager.unwrap(Session.class).doWork(connection -> insert(connection, events));
  }

  private static void insert(Connection connection, List<OutgoingEvent> events)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(StatementSources.registered(EventSql.INSERT))) {
      for (OutgoingEvent event : events) {
        EventSql.bind(insert, 1, event);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /**
   * The event types that any active endpoint subscribes to, as far as this node's version knows
   * them.
   */
  public Set<EventType> subscribedTypes() {
    List<String> names =
        entityManager
            .unwrap(Session.class)
            .createNativeQuery(
                """
            select distinct t.name from platform.webhook_endpoint p, unnest(p.event_types) t (name)
             where p.is_active
            """,
                String.class)
            .getResultList();
    return Arrays.stream(EventType.values())
        .filter(type -> names.contains(type.wireName()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
