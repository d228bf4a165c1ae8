package org.headgate.torture;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The course of one fault, or of two at once.
 *
 * @param over when the cause had ended
 * @param back how long after that the service served again; empty where it did not
 * @param served how many of the uses of the service went well meanwhile
 * @param findings what the diagnosis named meanwhile
 * @param isNamed whether each of the faults was among them that the diagnosis is to name
 * @param trouble why the fault could not be made or mended as meant; empty where it could
 */
record Incident(
    String name,
    boolean isPair,
    Instant begun,
    Instant over,
    Optional<Duration> back,
    String served,
    List<String> findings,
    boolean isNamed,
    String trouble) {

  static final Duration LIMIT = Duration.ofSeconds(15);

  boolean isTooLate() {
    return back.map(taken -> taken.compareTo(LIMIT) > 0).orElse(true);
  }
}
