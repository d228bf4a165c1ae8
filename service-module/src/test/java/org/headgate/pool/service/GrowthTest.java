package org.headgate.pool.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GrowthTest {

  private final HandDrivenPace pace = new HandDrivenPace();
  private final Growth growth = new Growth(pace::nanos);

  @Test
  void oneConnectionIsOpenedAtATime() {
    growth.begin(2);
    growth.end(() -> true);
    assertThat(growth.isDue()).isFalse();

    growth.end(() -> true);
    assertThat(growth.isDue()).isTrue();
  }

  @Test
  void whatCannotBeOpenedIsTriedEverMoreRarely() {
    int tries = 0;
    for (int tenth = 0; tenth < 3000; tenth++) {
      if (growth.isDue()) {
        tries++;
        growth.begin(1);
        growth.end(() -> false);
      }
      pace.pass(Duration.ofMillis(100));
    }
    assertThat(tries).isLessThan(26);
  }

  @Test
  void oneThatHangsPutsTheNextOff() {
    growth.begin(1);
    growth.end(
        () -> {
          pace.pass(Duration.ofSeconds(10));
          return true;
        });

    assertThat(growth.isDue()).isFalse();
    pace.pass(Duration.ofSeconds(1));
    assertThat(growth.isDue()).isTrue();
  }

  @Test
  void successForgetsFailures() {
    growth.begin(1);
    growth.end(() -> false);
    pace.pass(Duration.ofSeconds(1));
    growth.begin(1);
    growth.end(() -> true);

    assertThat(growth.isDue()).isTrue();
  }

  @Test
  void noRoomForItSaysNothingOfTheServer() {
    growth.begin(3);
    growth.callOff();

    assertThat(growth.isDue()).isTrue();
  }
}
