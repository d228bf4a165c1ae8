package org.headgate.pool.service.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.AdmissionLimits;
import org.junit.jupiter.api.Test;

class GuardSettingsTest {

  private static GuardSettings settings(String... variables) {
    Map<String, String> environment = new HashMap<>();
    environment.put("DATABASE_URL", "postgresql://headgate@db/headgate");
    environment.put("SECRET_KEY", "00112233445566778899aabbccddeeff".repeat(2));
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], variables[i + 1]);
    }
    return GuardSettings.of(HeadgateSettings.from(environment));
  }

  @Test
  void retriesDefaultToThreeAndAreConfigurable() {
    assertThat(settings().retry()).isEqualTo(RetryPolicy.DEFAULT);
    assertThat(settings("DB_RETRIES", "0").retry().maxRetries()).isZero();
    assertThat(settings("DB_RETRIES", "5").retry().maxRetries()).isEqualTo(5);
  }

  @Test
  void moreThanTenRetriesAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> RetryPolicy.DEFAULT.withMaxRetries(11));
  }

  @Test
  void admissionUsesPoolSizeAndFiveSecondTimeout() {
    AdmissionLimits limits =
        settings("DB_POOL_SIZE", "4", "DB_MAX_OVERFLOW", "2").limits().get(PoolName.PLATFORM);

    assertThat(limits.size()).isEqualTo(6);
    assertThat(limits.deadline()).isEqualTo(Duration.ofSeconds(5));
  }
}
