package org.headgate.events.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.headgate.events.api.EventType;
import org.headgate.events.persistence.OutgoingEvent;
import org.headgate.pool.api.history.IncidentSummary;
import org.headgate.pool.service.events.IncidentChangedEvent;

/**
 * Buffers findings of the diagnosis until they can be written, because the database may be the
 * problem. It keeps the latest hundred that an endpoint subscribes to.
 */
@ApplicationScoped
public class PoolFindingEvents {

  private static final int MAX = 100;

  @Inject EventOutbox outbox;
  @Inject EventOutboxService service;

  private final Queue<OutgoingEvent> pending = new LinkedBlockingQueue<>(MAX);

  void onIncident(@Observes IncidentChangedEvent changed) {
    if (outbox.isSubscribed(EventType.POOL_FINDING)) {
      IncidentSummary incident = changed.incident();
      OutgoingEvent event =
          outbox.newEvent(EventType.POOL_FINDING, incident.node(), data(incident));
      while (!pending.offer(event)) {
        pending.poll();
      }
    }
  }

  /**
   * Writes buffered findings; if that fails they stay buffered.
   *
   * @param write runs the work with a connection
   */
  public void flush(Consumer<Runnable> write) {
    List<OutgoingEvent> waiting = new ArrayList<>(pending);
    if (!waiting.isEmpty()) {
      write.accept(() -> service.addAlone(waiting));
      pending.removeAll(waiting);
    }
  }

  private static Map<String, Object> data(IncidentSummary incident) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("incident_id", incident.incidentId());
    data.put("node", incident.node());
    data.put("code", incident.code());
    incident.pool().ifPresent(pool -> data.put("pool", pool));
    data.put("cause", incident.title());
    data.put("began_at", incident.beganAt());
    incident.endedAt().ifPresent(at -> data.put("ended_at", at));
    return data;
  }
}
