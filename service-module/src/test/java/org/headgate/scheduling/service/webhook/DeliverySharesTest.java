package org.headgate.scheduling.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.headgate.scheduling.service.webhook.DeliveryStandings.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many workers those who are slow, or not known yet, leave to others. */
class DeliverySharesTest {

  private static final int WORKERS = 16;
  private static final String SLOW_ADDRESS = "c0000201";

  private final DeliveryStandings standings = new DeliveryStandings(System::nanoTime);
  private final DeliveryShares shares = new DeliveryShares(WORKERS, standings);
  private final List<Integer> observed = new ArrayList<>();
  private int running;

  @ParameterizedTest
  @CsvSource({
    // requests of slow, unknown and fast owners at once, and how many of all begin
    "20, 0, 0, 4",
    "0, 13, 0, 12",
    "20, 9, 0, 12",
    "20, 9, 4, 16",
    "0, 0, 20, 20"
  })
  void fastOwnersFindWorkers(int slow, int unknown, int fast, int begun) {
    whileSending(
        Stream.of(
                Collections.nCopies(slow, Standing.SLOW),
                Collections.nCopies(unknown, Standing.UNKNOWN),
                Collections.nCopies(fast, Standing.FAST))
            .flatMap(List::stream)
            .toList());

    assertThat(observed).containsExactly(begun);
  }

  @Test
  void slowAddressesShareWithSlowOwners() {
    standings.record(SLOW_ADDRESS, DeliveryStandings.SLOW.plusMillis(1));

    assertThat(toSlowAddress(Standing.FAST)).isEqualTo(ActionResult.Kind.DONE);
    whileSlow(
        WORKERS / 4,
        () -> {
          assertThat(toSlowAddress(Standing.FAST)).isEqualTo(ActionResult.Kind.BUSY);
          assertThat(toSlowAddress(Standing.UNKNOWN)).isEqualTo(ActionResult.Kind.BUSY);
          assertThat(send(Standing.FAST, "c0000202")).isEqualTo(ActionResult.Kind.DONE);
        });
  }

  private ActionResult.Kind toSlowAddress(Standing owner) {
    return send(owner, SLOW_ADDRESS);
  }

  private ActionResult.Kind send(Standing owner, String address) {
    return shares.within(owner, List.of(address), ActionResult::done).kind();
  }

  /** Begins a request of each, and observes how many go on at once. */
  private void whileSending(List<Standing> owners) {
    if (owners.isEmpty()) {
      observed.add(running);
      return;
    }
    List<Standing> others = owners.subList(1, owners.size());
    ActionResult result =
        shares.within(
            owners.get(0),
            () -> {
              running++;
              whileSending(others);
              running--;
              return ActionResult.done();
            });
    if (result.kind() == ActionResult.Kind.BUSY) {
      assertThat(result.pause()).hasValueSatisfying(pause -> assertThat(pause).isPositive());
      whileSending(others);
    }
  }

  /** Runs the check while so many requests of slow owners go on. */
  private void whileSlow(int more, Runnable check) {
    if (more == 0) {
      check.run();
      return;
    }
    shares.within(
        Standing.SLOW,
        () -> {
          whileSlow(more - 1, check);
          return ActionResult.done();
        });
  }
}
