package org.headgate.audit.web;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.headgate.audit.service.AuditStreamFacade;
import org.headgate.common.service.PeriodicTask;
import org.headgate.http.web.EventStreamAccessCheck;
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
   * @param caller the name of the reader's account
   * @param access whether the reader may still read
   * @throws org.headgate.common.problem.TooManyRequestsException when ten readers are connected, or
   *     half as many of the caller's
   */
  void send(
      Optional<Long> position, SseEventSink sink, Sse sse, String caller, BooleanSupplier access) {
    long newest = auditStream.lastPosition();
    add(Math.min(position.orElse(newest), newest), sink, sse, caller, access);
  }

  private synchronized void add(
      long position, SseEventSink sink, Sse sse, String caller, BooleanSupplier access) {
    Instant now = clock.instant();
    EventStreamListener listener = new EventStreamListener(sink, now, LIFE, executor, access);
    limit.add(listener, caller, now);
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
    accessCheck.startIfDue(readers.stream().map(AuditStreamReader::listener).toList(), now);
    readers.forEach(reader -> reader.advance(now));
  }
}
