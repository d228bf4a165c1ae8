package org.headgate.torture.faults;

import static org.headgate.pool.api.DiagnosisCode.CLOCK_SKEW;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.headgate.torture.cluster.NodeClock;
import org.headgate.torture.faults.Fault.Part;

/** Clocks of nodes differ from the clocks of the other nodes and of the database. */
public final class ClockFaults {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration BETWEEN_JUMPS = Duration.ofSeconds(2);

  private final List<NodeClock> clocks;
  private final Random random;
  private final DatabaseFaults.Repeated repeated = new DatabaseFaults.Repeated();

  /**
   * @param clocks those that can be set; none where no clock can be set on this machine
   */
  public ClockFaults(List<NodeClock> clocks, Random random) {
    this.clocks = clocks;
    this.random = random;
  }

  public List<Fault> all() {
    return clocks.isEmpty() ? List.of() : ofClocks();
  }

  private List<Fault> ofClocks() {
    return List.of(
        fault("the clock of a node is an hour ahead", () -> any().shift(HOUR)).named(CLOCK_SKEW),
        fault("the clock of a node is an hour behind", () -> any().shift(HOUR.negated()))
            .named(CLOCK_SKEW),
        fault(
            "the clocks of the nodes jump",
            () -> repeated.withFixedDelay(BETWEEN_JUMPS, () -> any().shift(upToAnHour()))));
  }

  /** A node that is down names no clock. */
  private Fault fault(String name, Fault.Step begin) {
    return Fault.of(name, Part.CLOCK, begin, this::setAllRight).alsoBreaking(Part.NODE);
  }

  private NodeClock any() {
    return clocks.get(random.nextInt(clocks.size()));
  }

  private Duration upToAnHour() {
    int seconds = (int) HOUR.toSeconds();
    return Duration.ofSeconds(random.nextInt(-seconds, seconds + 1));
  }

  private void setAllRight() throws IOException {
    repeated.end();
    for (NodeClock clock : clocks) {
      clock.shift(Duration.ZERO);
    }
  }
}
