package org.headgate.pool.service.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionSnapshotTest {

  /** With 14 permits that are held for so long, and so many in the queue. */
  @ParameterizedTest
  @CsvSource({
    "PT0.005S, 0, 2000",
    "PT0.1S, 0, 140",
    "PT0.1S, 40, 100",
    "PT0.1S, 200, 0",
    "PT5S, 0, 2",
    "PT20S, 0, 0",
    "PT0S, 0, 2000",
    "PT0S, 1500, 500",
    "PT0.005S, 2000, 0"
  })
  void roomIsWhatIsServedInTimeByTheRecentRate(Duration hold, int waiting, int room) {
    assertThat(state(hold, waiting).roomWithin(Duration.ofSeconds(1), 2_000)).isEqualTo(room);
  }

  @Test
  void readsInFrontOfTheServerWaitToo() {
    AdmissionSnapshot state =
        new AdmissionSnapshot(14, 14, 0, 1, 20, 0, 0, Duration.ZERO, List.of(Duration.ofMillis(5)));

    assertThat(state.withFurther(List.of(Duration.ofMillis(3), Duration.ZERO)))
        .isEqualTo(
            new AdmissionSnapshot(
                14,
                14,
                0,
                3,
                20,
                0,
                0,
                Duration.ZERO,
                List.of(Duration.ofMillis(5), Duration.ofMillis(3), Duration.ZERO)));
    assertThat(state.withFurther(List.of())).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({"14, 13", "32, 28", "4, 3", "3, 3", "1, 1"})
  void usersLeaveTheShareOfLogIns(int size, int atOnce) {
    assertThat(new AdmissionLimits(size, 16, Duration.ofSeconds(5)).usersAtOnce())
        .isEqualTo(atOnce);
  }

  private static AdmissionSnapshot state(Duration hold, int waiting) {
    return new AdmissionSnapshot(14, 14, 0, waiting, 100, 0, 0, hold);
  }
}
