package org.headgate.scheduling.dispatch.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.headgate.identity.UserId;
import org.headgate.json.Json;
import org.headgate.pool.service.CurrentEndpoint;
import org.headgate.problem.ServiceUnavailable;
import org.headgate.scheduling.Action;
import org.headgate.scheduling.Retry;
import org.headgate.scheduling.persistence.Assignment;
import org.headgate.scheduling.persistence.Finish;
import org.headgate.text.OneLine;
import org.headgate.text.SingleLineLogger;

/** Makes one attempt and judges how it went. Its times follow the database's clock. */
final class Attempts {

  private static final Logger LOG = SingleLineLogger.of(Attempts.class);
  private static final int LONGEST_ERROR = 1000;

  /** A pause that a receiver asks for is kept up to that. */
  static final Duration MOST_QUIET = Duration.ofDays(1);

  /** What was put off for longer is given up, as mail is. */
  static final Duration MOST_DEFERRED = Duration.ofDays(2);

  private static final Duration FIRST_DEFERRAL = Duration.ofSeconds(10);
  private static final Duration LONGEST_DEFERRAL = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 5;

  private final Map<Class<?>, ActionSender> senders = new ConcurrentHashMap<>();

  Attempts(Iterable<ActionSender> senders) {
    senders.forEach(sender -> this.senders.put(sender.type(), sender));
  }

  Finish make(Workers.Taken taken) {
    Assignment assignment = taken.assignment();
    Instant started = at(taken);
    Delivery delivery;
    try {
      delivery = send(assignment, started);
    } catch (RuntimeException | Error failure) {
      // Whatever a sender did not foresee is no fault of the schedule's, and must not end the
      // worker.
      LOG.log(Level.WARNING, "Execution " + assignment.id() + " is put off", failure);
      delivery = Delivery.deferred(cause(failure));
    }
    return finish(assignment, delivery, started, at(taken));
  }

  /** It has not begun, and is free again at once for whoever has room. */
  Finish givenBack(Assignment assignment) {
    return new Finish(
        assignment.id(),
        assignment.schedule(),
        assignment.token(),
        Finish.End.DEFERRED,
        Optional.empty(),
        assignment.claimedAt(),
        assignment.claimedAt(),
        Duration.ZERO,
        Optional.empty());
  }

  private Delivery send(Assignment assignment, Instant now) {
    Action action = action(assignment.work().action());
    ActionSender sender = senders.get(action.getClass());
    if (sender == null) {
      return Delivery.refused("this server does not know the action");
    }
    Job job =
        new Job(
            assignment.id(),
            assignment.schedule(),
            assignment.work().owner().map(UserId::new),
            assignment.scheduledFor(),
            assignment.attempt(),
            action,
            assignment.work().secret(),
            now);
    return CurrentEndpoint.duringTask(action.taskName(), () -> sender.send(job));
  }

  private static String cause(Throwable failure) {
    return failure instanceof ServiceUnavailable
        ? "put off: this service is busy or its database is away"
        : "put off: this service has a fault; its log says which";
  }

  private static Finish finish(
      Assignment assignment, Delivery delivery, Instant started, Instant finished) {
    int made = assignment.attempt() - assignment.deaths();
    boolean again = made < assignment.work().maxAttempts();
    Optional<Duration> quiet =
        delivery
            .pause()
            .filter(pause -> delivery.kind() == Delivery.Kind.FAILED)
            .map(asked -> asked.compareTo(MOST_QUIET) < 0 ? asked : MOST_QUIET);
    Finish.End end =
        switch (delivery.kind()) {
          case DONE -> Finish.End.SUCCEEDED;
          case BUSY -> Finish.End.DEFERRED;
          case DEFERRED -> isTooOld(assignment) ? Finish.End.MISSED : Finish.End.DEFERRED;
          case REFUSED -> Finish.End.FAILED;
          case GONE -> Finish.End.GONE;
          case FAILED -> again ? Finish.End.RETRY : Finish.End.FAILED;
        };
    return new Finish(
        assignment.id(),
        assignment.schedule(),
        assignment.token(),
        end,
        delivery.error().map(Attempts::bounded),
        started,
        finished,
        switch (end) {
          case RETRY -> delay(assignment, made, quiet);
          case DEFERRED -> delivery.pause().orElseGet(() -> deferral(assignment.deferrals()));
          default -> Duration.ZERO;
        },
        quiet);
  }

  private static boolean isTooOld(Assignment assignment) {
    return assignment
        .deferredSince()
        .filter(since -> since.plus(MOST_DEFERRED).isBefore(assignment.claimedAt()))
        .isPresent();
  }

  /** How long to wait for a fault of the service's own to pass. */
  static Duration deferral(int deferrals) {
    Duration pause = FIRST_DEFERRAL.multipliedBy(1L << Math.min(deferrals, MOST_DOUBLINGS));
    return pause.compareTo(LONGEST_DEFERRAL) < 0 ? pause : LONGEST_DEFERRAL;
  }

  /** The schedule's own delay, or what the receiver asks for if that is longer. */
  private static Duration delay(Assignment assignment, int made, Optional<Duration> asked) {
    Duration own =
        new Retry(
                Optional.of(assignment.work().maxAttempts()),
                Optional.of(assignment.work().initialDelay()),
                Optional.of(assignment.work().maxDelay()))
            .delayAfter(made);
    return asked.filter(pause -> pause.compareTo(own) > 0).orElse(own);
  }

  /** The database's clock now, as far as this node can tell: what passed since it was asked. */
  private static Instant at(Workers.Taken taken) {
    return taken.assignment().claimedAt().plusNanos(System.nanoTime() - taken.nanos());
  }

  private static Action action(String json) {
    try {
      return Json.lenient().readValue(json, Action.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored action can be read", e);
    }
  }

  private static String bounded(String error) {
    String printable = OneLine.spaced(error);
    return printable.length() > LONGEST_ERROR ? printable.substring(0, LONGEST_ERROR) : printable;
  }
}
