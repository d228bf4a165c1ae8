package org.headgate.pool.insight.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.persistence.Backend;
import org.headgate.pool.persistence.BackendSignals;
import org.headgate.pool.persistence.ServerActivity;
import org.headgate.pool.persistence.ServerFacts;
import org.headgate.pool.service.DatabaseGuard;
import org.headgate.pool.service.DatabaseWatch;
import org.headgate.pool.service.GuardedWork;
import org.headgate.pool.service.WorkClass;
import org.headgate.problem.ServiceUnavailable;

/** Asks the platform's server about itself, through the operator lane and its own admission. */
@ApplicationScoped
public class PlatformServer {
  /** SQLSTATE: insufficient privilege. */
  private static final String NOT_PERMITTED = "42501";

  private static final GuardedWork LOOK =
      GuardedWork.once(DatabaseName.OPERATOR, WorkClass.OPERATOR);

  @Inject ServerActivity activity;
  @Inject ServerFacts facts;
  @Inject BackendSignals signals;
  @Inject DatabaseGuard guard;
  @Inject DatabaseWatch watch;
  @Inject Clock clock;

  /**
   * Every client's process.
   *
   * @throws ServiceUnavailable when the server gives no answer
   */
  public List<Backend> backends() {
    return guard.call(LOOK, () -> answered(activity::backends));
  }

  /**
   * What the server allows.
   *
   * @throws ServiceUnavailable when the server gives no answer
   */
  public ServerSight sight() {
    return guard.call(
        LOOK,
        () -> {
          var limits = answered(facts::limits);
          Instant answeredAt = clock.instant().minus(limits.roundTrip().dividedBy(2));
          return new ServerSight(limits, Duration.between(answeredAt, limits.now()));
        });
  }

  /**
   * Tells a process to stop its statement, or to go.
   *
   * @return false where it was gone already; empty where our role may not
   * @throws ServiceUnavailable when the server gives no answer
   */
  public Optional<Boolean> send(BackendSignals.Signal signal, int pid) {
    return guard.call(
        LOOK,
        () ->
            answered(
                () -> {
                  try {
                    return Optional.of(signals.send(signal, pid));
                  } catch (SQLException refused) {
                    if (NOT_PERMITTED.equals(refused.getSQLState())) {
                      return Optional.empty();
                    }
                    throw refused;
                  }
                }));
  }

  /** As {@link #backends}; empty where the server gives no answer, at once where it is down. */
  public Optional<List<Backend>> backendsIfSeen() {
    return ifSeen(this::backends);
  }

  /** As {@link #sight}; empty where the server gives no answer, at once where it is down. */
  public Optional<ServerSight> sightIfSeen() {
    return ifSeen(this::sight);
  }

  private <T> Optional<T> ifSeen(Supplier<T> look) {
    if (!watch.condition(DatabaseName.PLATFORM).isUp()) {
      return Optional.empty();
    }
    try {
      return Optional.of(look.get());
    } catch (ServiceUnavailable unseen) {
      return Optional.empty();
    }
  }

  private static <T> T answered(Question<T> question) {
    try {
      return question.ask();
    } catch (SQLException unanswered) {
      throw new IllegalStateException("the platform's server gives no answer", unanswered);
    }
  }

  private interface Question<T> {
    T ask() throws SQLException;
  }
}
