package org.headgate.pool.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.headgate.json.Json;
import org.headgate.pool.service.PoolReport;
import org.headgate.problem.TooManyRequests;
import org.headgate.time.service.Rounds;

/**
 * Tells everybody who listens how the pools are, each second, from one look for all of them. Nobody
 * listening costs nothing: the clock runs while somebody does.
 */
@ApplicationScoped
public class PoolEvents {

  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int MOST_LISTENERS = 50;

  private record Listener(SseEventSink sink, Instant until) {
    boolean isGone(Instant now) {
      return sink.isClosed() || !now.isBefore(until);
    }
  }

  @Inject PoolReport report;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService executor;

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private Optional<Rounds> ticking = Optional.empty();

  /**
   * Sends events until the listener leaves, or for five minutes.
   *
   * @throws TooManyRequests when fifty listen already
   */
  synchronized void send(SseEventSink sink, Sse sse) {
    if (listeners.size() >= MOST_LISTENERS) {
      throw new TooManyRequests("Fifty listen already", LIFE);
    }
    listeners.add(new Listener(sink, clock.instant().plus(LIFE)));
    if (ticking.isEmpty()) {
      ticking =
          Optional.of(Rounds.atOnce(executor, "events of the pools", SECOND, () -> tick(sse)));
    }
  }

  @PreDestroy
  synchronized void stop() {
    ticking.ifPresent(Rounds::end);
    listeners.forEach(listener -> listener.sink().close());
  }

  private synchronized void tick(Sse sse) {
    Instant now = clock.instant();
    listeners.stream().filter(each -> each.isGone(now)).forEach(each -> each.sink().close());
    listeners.removeIf(each -> each.isGone(now));
    if (listeners.isEmpty()) {
      ticking.ifPresent(Rounds::end);
      ticking = Optional.empty();
      return;
    }
    OutboundSseEvent event =
        sse.newEventBuilder().name("pools").data(String.class, pools()).build();
    listeners.forEach(
        each ->
            each.sink()
                .send(event)
                .whenComplete(
                    (sent, failure) -> {
                      if (failure != null) {
                        each.sink().close();
                      }
                    }));
  }

  private String pools() {
    try {
      return Json.strict().writeValueAsString(report.all());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a report of the pools is no JSON", impossible);
    }
  }
}
