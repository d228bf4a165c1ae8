package org.headgate.pool.service;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.headgate.problem.HeadgateException;

/** The place of one request in a queue, then its right to a thread until it is closed. */
public final class RequestTurn implements AutoCloseable {

  private final Admission admission;
  private final WorkClass workClass;
  private final Ticket ticket;
  private final Duration patience;
  private final Function<AdmissionRefused, HeadgateException> busy;

  RequestTurn(
      Admission admission,
      WorkClass workClass,
      Ticket ticket,
      Duration patience,
      Function<AdmissionRefused, HeadgateException> busy) {
    this.admission = admission;
    this.workClass = workClass;
    this.ticket = ticket;
    this.patience = patience;
    this.busy = busy;
  }

  /** Whether nobody has to wait. */
  public boolean hasCome() {
    return ticket.permit().isDone();
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
        ticket
            .permit()
            .thenAccept(
                permit -> {
                  timer.cancel(false);
                  begin(action, permit);
                });
    var unusedRefusal =
        timer.thenRun(() -> giveUp().ifPresent(refusal -> action.accept(Optional.of(refusal))));
  }

  /** One more of the same kind, if nobody has to wait. */
  Optional<Permit> another() {
    return admission.tryAcquire(workClass);
  }

  private static void begin(Consumer<Optional<HeadgateException>> action, Permit permit) {
    boolean begun = false;
    try {
      action.accept(Optional.empty());
      begun = true;
    } finally {
      if (!begun) {
        permit.close(); // Its client has gone, or was answered already.
      }
    }
  }

  private Optional<HeadgateException> giveUp() {
    try {
      admission.giveUp(ticket, Refusal.DEADLINE);
      return Optional.empty();
    } catch (AdmissionRefused refused) {
      return Optional.of(busy.apply(refused));
    }
  }

  /** Makes room for the next; nothing to do when the turn never came. */
  @Override
  public void close() {
    if (hasCome()) {
      ticket.permit().join().close();
    }
  }
}
