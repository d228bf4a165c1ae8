package org.headgate.audit.web;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.headgate.audit.service.AuditStreamFacade;
import org.headgate.common.service.PeriodicTask;
import org.headgate.http.web.EventStreamAccessCheck;
import org.headgate.http.web.EventStreamClient;
import org.headgate.http.web.EventStreamLimit;
import org.headgate.http.web.EventStreamListener;

/**
 * Streams the audit log to a few readers, each at its own pace. The timer runs only while there are
 * readers.
 */
@ApplicationScoped
public class AuditStreamBroadcaster {

  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int MAX_READERS = 10;

  @Inject AuditStreamFacade auditStream;
  @Inject Clock clock;
  @Resource ManagedScheduledExecutorService executor;

  private final List<AuditStreamReader> readers = new CopyOnWriteArrayList<>();
  private final EventStreamLimit limit =
      new EventStreamLimit(MAX_READERS, "Ten streams are open already");
  private Optional<PeriodicTask> periodicTask = Optional.empty();
  private EventStreamAccessCheck accessCheck;

  @PostConstruct
  void prepare() {
    accessCheck = new EventStreamAccessCheck(executor);
  }

  /**
   * Sends entries until the reader leaves, for five minutes at most.
   *
   * @param position the position of the last entry that was read; empty: only new entries. One that
   *     no entry has yet, as a reader may have after the log was restored, counts as the newest:
   *     else the reader would wait in silence while entries come
   * @throws org.headgate.common.problem.TooManyRequestsException when ten readers are connected, or
   *     half as many of the caller's
   */
  void send(Optional<Long> position, EventStreamClient client, Sse sse) {
    long newest = auditStream.lastPosition();
    add(Math.min(position.orElse(newest), newest), client, sse);
  }

  private synchronized void add(long position, EventStreamClient client, Sse sse) {
    Instant now = clock.instant();
    limit.check(listeners(), client.caller(), now);
    EventStreamListener listener = new EventStreamListener(client, now, LIFE, executor);
    readers.add(new AuditStreamReader(listener, auditStream, sse, position, now));
    if (periodicTask.isEmpty()) {
      periodicTask =
          Optional.of(
              PeriodicTask.startNow(executor, "stream of the audit log", SECOND, this::tick));
    }
  }

  @PreDestroy
  synchronized void stop() {
    periodicTask.ifPresent(PeriodicTask::cancel);
    readers.forEach(AuditStreamReader::close);
  }

  private synchronized void tick() {
    readers.removeIf(AuditStreamReader::isGone);
    if (readers.isEmpty()) {
      periodicTask.ifPresent(PeriodicTask::cancel);
      periodicTask = Optional.empty();
      return;
    }
    Instant now = clock.instant();
    accessCheck.startIfDue(listeners(), now);
    readers.forEach(reader -> reader.advance(now));
  }

  private List<EventStreamListener> listeners() {
    return readers.stream().map(AuditStreamReader::listener).toList();
  }
}
