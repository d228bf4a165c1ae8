package org.headgate.alerts.service;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.headgate.alerts.service.delivery.AlertTransport;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.pool.service.history.NodeName;
import org.headgate.scheduling.service.dispatch.ActionResult;

/**
 * Sends due messages on its own threads, eight at a time and two to one receiver, so that one that
 * does not answer delays no other. A message that finds no free thread stays due for the next
 * round, so nothing queues up. A connection is used to claim and to record the result, and none is
 * held in between.
 */
@ApplicationScoped
class AlertDispatcher {

  private static final Logger LOG = SingleLineLogger.of(AlertDispatcher.class);
  private static final int MAX_CONCURRENT = 8;
  private static final int MAX_PER_RECEIVER = 2;

  /** Longer than sending ten mails takes. */
  private static final Duration LEASE = Duration.ofMinutes(3);

  @Inject AlertLedgerSelector ledgers;
  @Inject AlertTransport transport;
  @Inject ReceiverPauses pauses;
  @Inject AlertMapper mapper;
  @Inject NodeName node;
  @Resource ManagedExecutorService executor;

  private final Semaphore threads = new Semaphore(MAX_CONCURRENT);
  private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();
  private final Map<UUID, Integer> runningByReceiver = new ConcurrentHashMap<>();

  void dispatch(List<DueDelivery> due) {
    due.forEach(this::begin);
  }

  private void begin(DueDelivery due) {
    if (underWay.contains(due.id())
        || pauses.isPaused(due.receiver())
        || runningByReceiver.getOrDefault(due.receiver().id(), 0) >= MAX_PER_RECEIVER
        || !threads.tryAcquire()) {
      return;
    }
    underWay.add(due.id());
    runningByReceiver.merge(due.receiver().id(), 1, Integer::sum);
    boolean accepted = false;
    try {
      executor.execute(() -> deliver(due));
      accepted = true;
    } catch (RejectedExecutionException e) {
      LOG.log(Level.DEBUG, "An alert stays due, for the server stops", e);
    } finally {
      if (!accepted) {
        end(due);
      }
    }
  }

  private void end(DueDelivery due) {
    underWay.remove(due.id());
    runningByReceiver.computeIfPresent(
        due.receiver().id(), (receiver, running) -> running > 1 ? running - 1 : null);
    threads.release();
  }

  private void deliver(DueDelivery due) {
    try {
      Optional<Integer> attempts = ledgers.call(ledger -> ledger.claim(due, node.text(), LEASE));
      attempts.ifPresent(
          attempt ->
              record(
                  due, attempt, transport.send(due.receiver().definition(), mapper.message(due))));
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "An alert was not delivered; it is tried again", e);
    } finally {
      end(due);
    }
  }

  private void record(DueDelivery due, int attempt, ActionResult result) {
    if (result.kind() == ActionResult.Kind.DONE) {
      ledgers.sent(due);
      return;
    }
    AlertFailure failure = AlertFailure.of(result, attempt);
    LOG.log(
        Level.WARNING,
        "Alert endpoint {0} did not accept an alert: {1}",
        due.receiver().id(),
        failure.error());
    if (result.kind() == ActionResult.Kind.FAILED) {
      result.pause().ifPresent(requested -> pauses.pause(due.receiver(), requested));
    }
    ledgers.run(ledger -> ledger.failed(due, failure));
    if (result.kind() == ActionResult.Kind.GONE) {
      pauses.stop(due.receiver());
    }
  }
}
