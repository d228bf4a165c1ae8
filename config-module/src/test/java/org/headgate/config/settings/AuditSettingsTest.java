package org.headgate.config.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditSettingsTest {

  @ParameterizedTest
  @CsvSource({"1,1", "24,1", "25,2", "30,2", "90,4", "365,16", "3650,153"})
  void partitionIsATwentyFourthOfTheRetention(int retention, int partition) {
    AuditSettings settings = new AuditSettings(Duration.ofDays(retention), Optional.empty());

    assertThat(settings.partitionDays()).isEqualTo(partition);
  }
}
