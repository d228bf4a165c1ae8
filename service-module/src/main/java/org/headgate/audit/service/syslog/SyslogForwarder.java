package org.headgate.audit.service.syslog;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.headgate.audit.api.AuditEntry;
import org.headgate.audit.service.AuditStreamFacade;
import org.headgate.common.service.Backoff;
import org.headgate.common.service.OutageLogger;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.PoolName;
import org.headgate.config.settings.SyslogAddress;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.events.DatabaseAvailableEvent;
import org.headgate.pool.service.events.ShutdownStartedEvent;
import org.headgate.pool.service.guard.CurrentEndpoint;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.pool.service.history.NodeName;

/**
 * Copies the audit log to the syslog server of {@code AUDIT_SYSLOG_URL}, in the order of the chain.
 * One node does it at a time, on its own thread and without holding a database connection while
 * sending. Entries are sent at least once: what may not have arrived is sent again.
 */
@ApplicationScoped
public class SyslogForwarder {

  private static final Logger LOG = SingleLineLogger.of(SyslogForwarder.class);
  private static final GuardedWork WORK =
      GuardedWork.idempotent(PoolName.PLATFORM, WorkPriority.JOBS);
  private static final Duration INITIAL_DELAY = Duration.ofSeconds(2);
  private static final Duration MAX_DELAY = Duration.ofMinutes(1);
  private static final int BATCH_SIZE = 500;

  @Inject AuditStreamFacade auditStream;
  @Inject SyslogPositionService positions;
  @Inject NodeName node;
  @Inject HeadgateSettings settings;
  @Inject DatabaseGuard guard;
  @Resource ManagedThreadFactory threads;
  @Resource ManagedScheduledExecutorService timer;

  private Optional<Thread> loop = Optional.empty();
  private Optional<SyslogConnection> connection = Optional.empty();
  private volatile boolean stopping;

  synchronized void start(
      @Observes @Priority(DatabaseAvailableEvent.WORK) DatabaseAvailableEvent event) {
    Optional<SyslogAddress> address = settings.audit().syslog();
    if (event.database() == PoolName.PLATFORM && address.isPresent() && loop.isEmpty()) {
      Thread started = threads.newThread(() -> forward(address.get()));
      loop = Optional.of(started);
      started.start();
    }
  }

  void stop(@ObservesAsync ShutdownStartedEvent event) {
    stop();
  }

  @PreDestroy
  synchronized void stop() {
    stopping = true;
    loop.ifPresent(Thread::interrupt);
  }

  private void forward(SyslogAddress address) {
    OutageLogger outages =
        new OutageLogger(
            SyslogForwarder.class,
            "The audit log is not copied to %s:%s".formatted(address.host(), address.port()));
    Backoff backoff = new Backoff(INITIAL_DELAY, MAX_DELAY);
    while (!stopping) {
      Duration pause = INITIAL_DELAY;
      try {
        pause = forwardBatch(address) ? Duration.ZERO : INITIAL_DELAY;
        backoff.reset();
        outages.reportRecovery();
      } catch (IOException | RuntimeException | Error e) {
        disconnect();
        if (!stopping) {
          outages.reportFailure(e);
        }
        pause = backoff.next();
      }
      try {
        Thread.sleep(pause.toMillis());
      } catch (InterruptedException e) {
        break;
      }
    }
    disconnect();
  }

  /**
   * @return whether there may be more entries
   */
  private boolean forwardBatch(SyslogAddress address) throws IOException {
    Optional<Long> position = guarded(() -> positions.claim(node.text()));
    if (position.isEmpty()) {
      disconnect();
      return false;
    }
    List<AuditEntry> entries = auditStream.after(position.get(), BATCH_SIZE);
    if (entries.isEmpty()) {
      return false;
    }
    if (connection.isEmpty()) {
      connection = Optional.of(SyslogConnection.open(address, timer, SyslogConnection.TIMEOUT));
    }
    connection
        .get()
        .send(entries.stream().map(entry -> new SyslogMessage(entry, node.text())).toList());
    long last = entries.get(entries.size() - 1).position().orElseThrow();
    guarded(
        () -> {
          positions.advance(node.text(), last);
          return last;
        });
    return entries.size() == BATCH_SIZE;
  }

  private void disconnect() {
    try {
      if (connection.isPresent()) {
        connection.get().close();
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.DEBUG, "The connection to syslog was gone", e);
    }
    connection = Optional.empty();
  }

  private <T> T guarded(Supplier<T> statement) {
    return CurrentEndpoint.duringTask("audit-syslog", () -> guard.call(WORK, statement));
  }
}
