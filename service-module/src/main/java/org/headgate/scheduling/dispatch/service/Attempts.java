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
import org.headgate.scheduling.Action;
import org.headgate.scheduling.Retry;
import org.headgate.scheduling.persistence.Assignment;
import org.headgate.scheduling.persistence.Finish;

/** Makes one attempt and judges how it went. Its times follow the database's clock. */
final class Attempts {

  private static final Logger LOG = System.getLogger(Attempts.class.getName());
  private static final int LONGEST_ERROR = 1000;

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
      // Whatever a sender did not foresee is a failed attempt, and must not end the worker.
      LOG.log(Level.WARNING, "Execution " + assignment.id() + " failed", failure);
      delivery = Delivery.failed("it failed unexpectedly; the server's log says why");
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
        Duration.ZERO);
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

  private static Finish finish(
      Assignment assignment, Delivery delivery, Instant started, Instant finished) {
    int made = assignment.attempt() - assignment.deaths();
    boolean again = made < assignment.work().maxAttempts();
    Finish.End end =
        switch (delivery.kind()) {
          case DONE -> Finish.End.SUCCEEDED;
          case BUSY -> Finish.End.DEFERRED;
          case REFUSED -> Finish.End.FAILED;
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
        end == Finish.End.RETRY
            ? delay(assignment, made, delivery.pause())
            : delivery.pause().orElse(Duration.ZERO));
  }

  private static Duration delay(Assignment assignment, int made, Optional<Duration> asked) {
    Duration own =
        new Retry(
                Optional.of(assignment.work().maxAttempts()),
                Optional.of(assignment.work().initialDelay()),
                Optional.of(assignment.work().maxDelay()))
            .delayAfter(made);
    Duration wanted = asked.filter(pause -> pause.compareTo(own) > 0).orElse(own);
    return wanted.compareTo(assignment.work().maxDelay()) < 0
        ? wanted
        : assignment.work().maxDelay();
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
    String printable = error.replace('\u0000', ' ');
    return printable.length() > LONGEST_ERROR ? printable.substring(0, LONGEST_ERROR) : printable;
  }
}
