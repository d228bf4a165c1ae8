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
 * wrong, or jumps, follows the database's by the monotonic time since it was read.
 */
public final class ServiceClock extends Clock {

  /** A larger difference is a clock that is wrong, and not a slow answer. */
  public static final Duration TOLERANCE = Duration.ofSeconds(2);

  private final Clock machine;
  private final LongSupplier nanoTime;
  private volatile Optional<Reading> latest = Optional.empty();

  /** The database's time, and {@link System#nanoTime} when it was read. */
  private record Reading(Instant instant, long nanos) {}

  ServiceClock(Clock machine, LongSupplier nanoTime) {
    this.machine = machine;
    this.nanoTime = nanoTime;
  }

  /**
   * Tells this clock what the database's shows.
   *
   * @param nanos {@link System#nanoTime} when it showed that
   */
  public void follow(Instant database, long nanos) {
    latest = Optional.of(new Reading(database, nanos));
  }

  @Override
  public Instant instant() {
    Instant own = machine.instant();
    Instant database = databaseInstant();
    return Duration.between(database, own).abs().compareTo(TOLERANCE) > 0 ? database : own;
  }

  /** The database's time, and the machine's until the database was read for the first time. */
  public Instant databaseInstant() {
    return latest
        .map(reading -> reading.instant().plusNanos(nanoTime.getAsLong() - reading.nanos()))
        .orElseGet(machine::instant);
  }

  /** What the machine's clock shows, right or wrong. */
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
