package org.headgate.pool.service.admission;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.headgate.common.problem.HeadgateException;

/** The place of a request in a queue; once admitted, its permit, held until it is closed. */
public final class RequestTicket implements AutoCloseable {

  private final AdmissionController admissionController;
  private final AdmissionRequest request;
  private final QueueTicket queueTicket;
  private final Function<AdmissionRefusedException, HeadgateException> busy;

  private RequestTicket(
      AdmissionController admissionController,
      AdmissionRequest request,
      QueueTicket queueTicket,
      Function<AdmissionRefusedException, HeadgateException> busy) {
    this.admissionController = admissionController;
    this.request = request;
    this.queueTicket = queueTicket;
    this.busy = busy;
  }

  /**
   * Joins the queue; the ticket has its permit already if one was free.
   *
   * @param busy the refusal of a request whose time is up
   * @throws AdmissionRefusedException when it is refused at once
   */
  public static RequestTicket request(
      AdmissionController admissionController,
      AdmissionRequest request,
      Function<AdmissionRefusedException, HeadgateException> busy)
      throws AdmissionRefusedException {
    return new RequestTicket(
        admissionController, request, admissionController.request(request), busy);
  }

  /** With whom the request takes turns. */
  Supplier<RequestSource> source() {
    return request.source();
  }

  /** Whether it has its permit already. */
  public boolean isAdmitted() {
    return queueTicket.permit().isDone();
  }

  /**
   * Runs the action once: when the permit is handed over, on the releasing thread, or when the
   * request is refused. If the action fails, the permit is released.
   *
   * @param action gets the refusal, or nothing when the permit was handed over
   */
  @SuppressWarnings("FutureReturnValueIgnored") // the action is told the outcome
  public void whenDecided(Consumer<Optional<HeadgateException>> action) {
    CompletableFuture<Boolean> isTimeUp =
        new CompletableFuture<Boolean>()
            .completeOnTimeout(true, request.timeout().toMillis(), TimeUnit.MILLISECONDS);
    queueTicket
        .permit()
        .thenAccept(
            admissionPermit -> {
              isTimeUp.complete(false); // To cancel it would create two exceptions a request.
              begin(action, admissionPermit);
            });
    isTimeUp.thenAccept(
        timeUp -> {
          if (timeUp) {
            giveUp().ifPresent(refusal -> action.accept(Optional.of(refusal)));
          }
        });
  }

  /** Another permit of the same kind, if one is free. */
  Optional<AdmissionPermit> additionalPermit() {
    return admissionController.tryAcquire(request.workPriority());
  }

  private static void begin(
      Consumer<Optional<HeadgateException>> action, AdmissionPermit admissionPermit) {
    boolean started = false;
    try {
      action.accept(Optional.empty());
      started = true;
    } finally {
      if (!started) {
        admissionPermit.close(); // Its client has gone, or was answered already.
      }
    }
  }

  private Optional<HeadgateException> giveUp() {
    try {
      admissionController.giveUp(queueTicket, RefusalReason.DEADLINE);
      return Optional.empty();
    } catch (AdmissionRefusedException e) {
      return Optional.of(busy.apply(e));
    }
  }

  /** Releases the permit, or the moment it is handed over if it is not there yet. */
  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for it any more
  public void close() {
    queueTicket.permit().thenAccept(AdmissionPermit::close);
  }
}
