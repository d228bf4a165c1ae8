package org.headgate.common.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The clock of the service, on which all nodes must agree, because one node checks what another one
 * issued. It is the machine's clock while that agrees with the database's; a machine whose clock is
 * wrong, or jumps, follows the database's by the monotonic time since it was read. It is itself put
 * back where the database's is, or when a wrong machine reads the database for the first time: for
 * that there is {@link ElapsedTime}.
 */
public final class ServiceClock extends Clock {

  /** A larger difference means a wrong clock, not a slow answer. */
  public static final Duration TOLERANCE = Duration.ofSeconds(2);

  /** A reading that is less exact is used only until there is another one. */
  private static final Duration MAX_ERROR = Duration.ofMillis(500);

  private final Clock machine;
  private final LongSupplier nanoTime;
  private volatile Optional<Reading> latest = Optional.empty();

  /**
   * A reading of the database's clock.
   *
   * @param nanos {@link System#nanoTime} when it showed that
   * @param error how far off that may be
   */
  private record Reading(Instant instant, long nanos, Duration error) {

    Instant at(long now) {
      return instant.plusNanos(now - nanos);
    }

    boolean contradicts(Instant other, long now) {
      return Duration.between(at(now), other).abs().compareTo(TOLERANCE.plus(error)) > 0;
    }
  }

  ServiceClock(Clock machine, LongSupplier nanoTime) {
    this.machine = machine;
    this.nanoTime = nanoTime;
  }

  /**
   * Tells this clock what the database's showed, at some moment between question and answer.
   *
   * @param askedAt {@link System#nanoTime} of the question
   * @param answeredAt and of the answer
   */
  public void follow(Instant database, long askedAt, long answeredAt) {
    Duration error = Duration.ofNanos(answeredAt - askedAt).dividedBy(2);
    if (latest.isEmpty() || error.compareTo(MAX_ERROR) <= 0) {
      latest = Optional.of(new Reading(database, askedAt + error.toNanos(), error));
    }
  }

  @Override
  public Instant instant() {
    Instant own = machine.instant();
    long now = nanoTime.getAsLong();
    return latest
        .filter(reading -> reading.contradicts(own, now))
        .map(reading -> reading.at(now))
        .orElse(own);
  }

  /** The database's time, and the machine's until the database was read for the first time. */
  public Instant databaseInstant() {
    return latest.map(reading -> reading.at(nanoTime.getAsLong())).orElseGet(machine::instant);
  }

  /** The time of the machine's clock, right or wrong. */
  public Instant machineInstant() {
    return machine.instant();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("instants of the service are UTC");
  }
}
