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

/** Events on their way out. Each call is one statement of the caller's. */
public class OutboxRepository {

  private final EntityManager entityManager;

  public OutboxRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Writes each event once for each end point that wants it; the same event twice once. */
  public void add(List<OutgoingEvent> events) {
    entityManager.unwrap(Session.class).doWork(connection -> insert(connection, events));
  }

  private static void insert(Connection connection, List<OutgoingEvent> events)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(StatementSources.noted(EventSql.INSERT))) {
      for (OutgoingEvent event : events) {
        EventSql.bind(insert, 1, event);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** What any active end point wants to be told of, as far as this node knows of it. */
  public Set<EventType> wanted() {
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
