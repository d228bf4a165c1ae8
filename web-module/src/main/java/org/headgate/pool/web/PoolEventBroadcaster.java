package org.headgate.pool.web;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.service.PeriodicTask;
import org.headgate.http.web.EventStreamAccessCheck;
import org.headgate.http.web.EventStreamClient;
import org.headgate.http.web.EventStreamLimit;
import org.headgate.http.web.EventStreamListener;
import org.headgate.pool.service.inspection.PoolReporter;

/**
 * Sends the state of the pools to all listeners once a second, from one sample. The timer runs only
 * while there are listeners.
 */
@ApplicationScoped
public class PoolEventBroadcaster {

  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int MAX_LISTENERS = 50;

  @Inject PoolReporter report;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService executor;

  private final List<EventStreamListener> listeners = new CopyOnWriteArrayList<>();
  private final EventStreamLimit limit =
      new EventStreamLimit(MAX_LISTENERS, "Fifty streams are open already");
  private Optional<PeriodicTask> periodicTask = Optional.empty();
  private EventStreamAccessCheck accessCheck;

  @PostConstruct
  void prepare() {
    accessCheck = new EventStreamAccessCheck(executor);
  }

  /**
   * Sends events until the client leaves, for five minutes at most.
   *
   * @throws org.headgate.common.problem.TooManyRequestsException when fifty listeners are
   *     connected, or half as many of the caller's
   */
  synchronized void send(EventStreamClient client, Sse sse) {
    Instant now = clock.instant();
    limit.check(listeners, client.caller(), now);
    listeners.add(new EventStreamListener(client, now, LIFE, executor));
    if (periodicTask.isEmpty()) {
      periodicTask =
          Optional.of(
              PeriodicTask.startNow(executor, "events of the pools", SECOND, () -> tick(sse)));
    }
  }

  @PreDestroy
  synchronized void stop() {
    periodicTask.ifPresent(PeriodicTask::cancel);
    listeners.forEach(EventStreamListener::close);
  }

  private synchronized void tick(Sse sse) {
    listeners.removeIf(EventStreamListener::isGone);
    if (listeners.isEmpty()) {
      periodicTask.ifPresent(PeriodicTask::cancel);
      periodicTask = Optional.empty();
      return;
    }
    OutboundSseEvent event =
        sse.newEventBuilder()
            .name("pools")
            .data(String.class, JsonMappers.write(report.all()))
            .build();
    Instant now = clock.instant();
    accessCheck.startIfDue(listeners, now);
    listeners.forEach(listener -> listener.send(() -> List.of(event), now));
  }
}
