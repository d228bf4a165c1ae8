package org.headgate.torture.faults;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headgate.pool.api.DiagnosisCode;

/**
 * A fault that is injected and ends again.
 *
 * @param part which of the parts it breaks: two faults of one part make no pair
 * @param shortest how long it lasts at least
 * @param longest and at most
 * @param before what has to be done before it can break
 * @param begin breaks it
 * @param end makes it whole, as a supervisor or time itself does; the service is to be back soon
 *     after
 * @param after what an operator then does at leisure, such as a new standby
 * @param names what the diagnosis may call it; empty for what is no affair of a database
 */
public record Fault(
    String name,
    Set<Part> part,
    Duration shortest,
    Duration longest,
    Step before,
    Step begin,
    Step end,
    Step after,
    Set<DiagnosisCode> names) {

  private static final Duration NAMING = Duration.ofSeconds(16);

  /** A part of the system that can break. */
  public enum Part {
    NODE,
    DATABASE,
    SESSIONS,
    NETWORK,
    BALANCER,
    MAIL,
    RECEIVER,
    CLOCK
  }

  /** Something that is done to the cluster. */
  @FunctionalInterface
  public interface Step {
    void run() throws Exception;
  }

  public static Fault of(String name, Part part, Step begin, Step end) {
    return new Fault(
        name,
        Set.of(part),
        Duration.ofSeconds(5),
        Duration.ofSeconds(12),
        () -> {},
        begin,
        end,
        () -> {},
        Set.of());
  }

  public Fault lasting(Duration least, Duration most) {
    return new Fault(name, part, least, most, before, begin, end, after, names);
  }

  public Fault then(Step later) {
    return new Fault(name, part, shortest, longest, before, begin, end, later, names);
  }

  public Fault onceThere(Step earlier) {
    return new Fault(name, part, shortest, longest, earlier, begin, end, after, names);
  }

  public Fault alsoBreaking(Part other) {
    return new Fault(
        name,
        Stream.concat(part.stream(), Stream.of(other)).collect(Collectors.toUnmodifiableSet()),
        shortest,
        longest,
        before,
        begin,
        end,
        after,
        names);
  }

  /** It lasts for as long as a diagnosis may take, which is 15 s. */
  public Fault named(DiagnosisCode... codes) {
    return new Fault(name, part, NAMING, NAMING, before, begin, end, after, Set.of(codes));
  }

  /** Whether the diagnosis was to name it, and has named other things alone. */
  public boolean isMissedBy(Set<String> findings) {
    return !names.isEmpty()
        && names.stream().map(DiagnosisCode::wireName).noneMatch(findings::contains);
  }

  public boolean canRunWith(Fault other) {
    return Collections.disjoint(part, other.part);
  }
}
