package org.headgate.pool.service.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.DatabaseSettings;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.lifecycle.PoolSettingsVerifier.Mismatch;
import org.junit.jupiter.api.Test;

class PoolSettingsVerifierTest {
  private static final String SIZE = "HEADGATE_PLATFORM_MAX_POOL_SIZE";

  private final DatabaseSettings configured =
      HeadgateSettings.from(
              Map.of(
                  "DATABASE_URL", "postgresql://headgate:not-to-be-seen@localhost/headgate",
                  "SECRET_KEY", "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"))
          .database(PoolName.PLATFORM);
  private final Map<String, String> handedOver = new HashMap<>(configured.libertyVariables());

  @Test
  void matchingSettingsAreNotReported() {
    assertThat(PoolSettingsVerifier.compare(configured, handedOver, OptionalLong.of(15))).isEmpty();
    assertThat(PoolSettingsVerifier.compare(configured, Map.of(), OptionalLong.empty())).isEmpty();
  }

  @Test
  void differentSizeOfRunningPoolIsReported() {
    assertThat(PoolSettingsVerifier.compare(configured, handedOver, OptionalLong.of(50)))
        .extracting(Mismatch::toString)
        .containsExactly(SIZE + ": the setting is 15, but Liberty uses 50");
  }

  @Test
  void differentSizeOfEnvironmentAndPoolIsReportedOnce() {
    handedOver.put(SIZE, "10");

    assertThat(PoolSettingsVerifier.compare(configured, handedOver, OptionalLong.of(10)))
        .containsExactly(new Mismatch(SIZE, "15", "10"));
  }

  @Test
  void passwordsAreNotReported() {
    handedOver.put("HEADGATE_PLATFORM_PASSWORD", "another-secret");

    assertThat(PoolSettingsVerifier.compare(configured, handedOver, OptionalLong.of(15)))
        .singleElement()
        .satisfies(
            found ->
                assertThat(found.toString())
                    .startsWith("HEADGATE_PLATFORM_PASSWORD")
                    .doesNotContain("secret", "not-to-be-seen"));
  }
}
