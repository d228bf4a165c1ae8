package org.headgate.config.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.headgate.config.database.PoolSettings.InvalidPoolSettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolSettingsTest {
  private final PoolSettings standard = PoolPreset.DEFAULT.settings();

  @ParameterizedTest
  @CsvSource({
    "tiny,1,3,10,3600,5",
    "supabase-session,3,5,30,1800,10",
    "default,5,15,30,3600,10",
    "gateway,10,25,30,3600,10",
    "large,20,60,30,3600,10"
  })
  void presetsHaveTheirDocumentedValues(
      String name, int min, int max, int borrow, int age, int connect) {
    PoolPreset preset =
        java.util.Arrays.stream(PoolPreset.values())
            .filter(candidate -> candidate.wireName().equals(name))
            .findFirst()
            .orElseThrow();

    assertThat(preset.settings())
        .isEqualTo(
            new PoolSettings(
                min,
                max,
                Duration.ofSeconds(borrow),
                Optional.of(Duration.ofSeconds(age)),
                Duration.ofSeconds(connect),
                Duration.ofSeconds(30),
                true,
                false));
  }

  @Test
  void maximumIsMinimumPlusOverflow() {
    assertThat(standard.resized(4, 3).maxPoolSize()).isEqualTo(7);
    assertThat(standard.resized(4, 3).overflow()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"0,1,POOL_SIZE", "501,0,POOL_SIZE", "5,-1,MAX_OVERFLOW", "5,501,MAX_OVERFLOW"})
  void sizesOutOfRangeAreRefusedByParameterName(int size, int overflow, PoolParameter parameter) {
    assertThatThrownBy(() -> standard.resized(size, overflow))
        .isInstanceOfSatisfying(
            InvalidPoolSettingsException.class,
            refused -> assertThat(refused.parameter()).isEqualTo(parameter));
  }

  @Test
  void agedTimeoutOfZeroIsRefused() {
    assertThatThrownBy(() -> standard.withAgedTimeout(Optional.of(Duration.ZERO)))
        .hasMessageStartingWith("DB_POOL_RECYCLE=0: allowed ");
  }

  @Test
  void fractionsOfSecondsAreRefused() {
    assertThatThrownBy(() -> standard.withConnectionTimeout(Duration.ofMillis(2500)))
        .hasMessageStartingWith("DB_POOL_TIMEOUT=PT2.5S: allowed whole seconds");
  }

  @Test
  void connectTimeoutStaysBelowConnectionTimeout() {
    assertThat(standard.withConnectionTimeout(Duration.ofSeconds(10)).connectTimeout())
        .hasSeconds(5);
    assertThat(standard.withConnectionTimeout(Duration.ofSeconds(2)).connectTimeout())
        .hasSeconds(1);
    assertThat(standard.withConnectionTimeout(Duration.ofSeconds(11)).connectTimeout())
        .hasSeconds(10);
  }

  @Test
  void idleAndReapTimesAreBelowTheAgedTimeout() {
    PoolSettings shortLived = standard.withAgedTimeout(Optional.of(Duration.ofSeconds(20)));

    assertThat(shortLived.maxIdleTime()).hasSeconds(20);
    assertThat(shortLived.reapTime()).hasSeconds(10);
    assertThat(standard.maxIdleTime()).hasMinutes(5);
    assertThat(standard.reapTime()).hasMinutes(1);
  }

  @Test
  void wireNamesOfPoolsAreLowerCase() {
    assertThat(PoolName.ofWireName("operator")).isEqualTo(PoolName.OPERATOR);
    assertThatThrownBy(() -> PoolName.ofWireName("OPERATOR"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
