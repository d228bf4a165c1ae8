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
 * Keeps findings of the diagnosis until they can be written: the database may be what is wrong. The
 * latest hundred are kept, and only those that an end point wants to be told of.
 */
@ApplicationScoped
public class PoolFindingEvents {

  private static final int MOST = 100;

  @Inject EventOutbox outbox;
  @Inject EventOutboxService service;

  private final Queue<OutgoingEvent> pending = new LinkedBlockingQueue<>(MOST);

  void onIncident(@Observes IncidentChangedEvent changed) {
    if (outbox.wants(EventType.POOL_FINDING)) {
      IncidentSummary incident = changed.incident();
      OutgoingEvent event = outbox.made(EventType.POOL_FINDING, incident.node(), data(incident));
      while (!pending.offer(event)) {
        pending.poll();
      }
    }
  }

  /**
   * Writes those that wait; where that fails they go on waiting.
   *
   * @param write runs the work where a connection is due to it
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
