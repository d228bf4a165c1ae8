package org.headgate.pool.service;

import java.util.Optional;
import org.headgate.problem.DatabaseBusy;

/** The place of one request in the queue, then its right to a thread until it is closed. */
public final class RequestTurn {

  private final Admission admission;
  private final Ticket ticket;

  RequestTurn(Admission admission, Ticket ticket) {
    this.admission = admission;
    this.ticket = ticket;
  }

  public boolean hasCome() {
    return ticket.permit().isDone();
  }

  /**
   * Runs it as soon as the turn has come, on the thread of whoever made room; at once if it has. A
   * turn whose action fails is let go.
   */
  public void whenItComes(Runnable action) {
    var unused = ticket.permit().thenAccept(permit -> begin(action, permit));
  }

  private static void begin(Runnable action, Permit permit) {
    try {
      action.run();
    } catch (RuntimeException gone) {
      permit.close(); // Its client has gone, or was answered already.
    }
  }

  /**
   * Leaves the queue, as the time is up.
   *
   * @return why and until when; empty when the turn came at the same moment, and is kept
   */
  public Optional<DatabaseBusy> giveUp() {
    try {
      admission.giveUp(ticket, Refusal.DEADLINE);
      return Optional.empty();
    } catch (AdmissionRefused refused) {
      return Optional.of(busy(refused));
    }
  }

  /** Makes room for the next; nothing to do when the turn never came. */
  public void close() {
    if (hasCome()) {
      ticket.permit().join().close();
    }
  }

  static DatabaseBusy busy(AdmissionRefused refused) {
    return new DatabaseBusy(
        "The server is busy. Nothing was changed.", refused.retryAfter(), refused);
  }
}
