package org.headgate.pool.service.admission;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.headgate.common.problem.HeadgateException;

/** The place of a request in a queue, then its right to a thread until it is closed. */
public final class RequestTicket implements AutoCloseable {

  private final AdmissionController admissionController;
  private final WorkPriority workPriority;
  private final QueueTicket queueTicket;
  private final Duration patience;
  private final Function<AdmissionRefusedException, HeadgateException> busy;

  public RequestTicket(
      AdmissionController admissionController,
      WorkPriority workPriority,
      QueueTicket queueTicket,
      Duration patience,
      Function<AdmissionRefusedException, HeadgateException> busy) {
    this.admissionController = admissionController;
    this.workPriority = workPriority;
    this.queueTicket = queueTicket;
    this.patience = patience;
    this.busy = busy;
  }

  /** Whether nobody has to wait. */
  public boolean hasCome() {
    return queueTicket.permit().isDone();
  }

  /**
   * Runs it once: when the turn has come, on the thread of whoever made room, or when it did not
   * come in time. A turn whose action fails is let go.
   *
   * @param action is given why the request is refused, or nothing when its turn has come
   */
  public void whenDecided(Consumer<Optional<HeadgateException>> action) {
    CompletableFuture<Void> timer =
        new CompletableFuture<Void>()
            .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS);
    var unusedTurn =
        queueTicket
            .permit()
            .thenAccept(
                admissionPermit -> {
                  timer.cancel(false);
                  begin(action, admissionPermit);
                });
    var unusedRefusal =
        timer.thenRun(() -> giveUp().ifPresent(refusal -> action.accept(Optional.of(refusal))));
  }

  /** One more of the same kind, if nobody has to wait. */
  Optional<AdmissionPermit> another() {
    return admissionController.tryAcquire(workPriority);
  }

  private static void begin(
      Consumer<Optional<HeadgateException>> action, AdmissionPermit admissionPermit) {
    boolean begun = false;
    try {
      action.accept(Optional.empty());
      begun = true;
    } finally {
      if (!begun) {
        admissionPermit.close(); // Its client has gone, or was answered already.
      }
    }
  }

  private Optional<HeadgateException> giveUp() {
    try {
      admissionController.giveUp(queueTicket, RefusalReason.DEADLINE);
      return Optional.empty();
    } catch (AdmissionRefusedException refused) {
      return Optional.of(busy.apply(refused));
    }
  }

  /** Makes room for the next; nothing to do when the turn never came. */
  @Override
  public void close() {
    if (hasCome()) {
      queueTicket.permit().join().close();
    }
  }
}
