package org.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.headgate.config.Variables.KEY;
import static org.headgate.config.Variables.settings;
import static org.headgate.config.Variables.source;

import java.util.Map;
import org.headgate.config.database.AutopilotMode;
import org.headgate.config.database.DatabaseSettings;
import org.headgate.config.database.PoolName;
import org.headgate.config.database.PoolPreset;
import org.headgate.config.database.PoolSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeadgateSettingsTest {
  @Test
  void twoVariablesAreSufficient() {
    PoolSettings platform = settings().database(PoolName.PLATFORM).pool();

    assertThat(platform).isEqualTo(PoolPreset.DEFAULT.settings());
    assertThat(settings().warnings()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(PoolPreset.class)
  void presetSizesBothBusinessPools(PoolPreset preset) {
    HeadgateSettings settings = settings("DB_PRESET", preset.wireName());

    assertThat(settings.database(PoolName.PLATFORM).pool()).isEqualTo(preset.settings());
    assertThat(settings.database(PoolName.USERDATA).pool()).isEqualTo(preset.settings());
    assertThat(source(settings, "PLATFORM_DB_POOL_SIZE")).isEqualTo(SettingSource.PRESET);
  }

  @Test
  void prefixedVariableOverridesVariableAndVariableOverridesPreset() {
    HeadgateSettings settings =
        settings(
            "DB_PRESET",
            "large",
            "DB_POOL_SIZE",
            "7",
            "USERDATA_DB_POOL_SIZE",
            "2",
            "PLATFORM_DB_MAX_OVERFLOW",
            "1");

    assertThat(settings.database(PoolName.PLATFORM).pool().minPoolSize()).isEqualTo(7);
    assertThat(settings.database(PoolName.PLATFORM).pool().maxPoolSize()).isEqualTo(8);
    assertThat(settings.database(PoolName.USERDATA).pool().minPoolSize()).isEqualTo(2);
    assertThat(settings.database(PoolName.USERDATA).pool().overflow()).isEqualTo(40);
    assertThat(source(settings, "PLATFORM_DB_POOL_SIZE")).isEqualTo(SettingSource.ENVIRONMENT);
  }

  @Test
  void autopilotIsOffByDefault() {
    assertThat(settings().autopilot().of(PoolName.PLATFORM)).isEqualTo(AutopilotMode.OFF);

    HeadgateSettings settings = settings("DB_AUTOPILOT", "advise", "USERDATA_DB_AUTOPILOT", "act");

    assertThat(settings.autopilot().of(PoolName.PLATFORM)).isEqualTo(AutopilotMode.ADVISE);
    assertThat(settings.autopilot().of(PoolName.USERDATA)).isEqualTo(AutopilotMode.ACT);
    assertThat(settings.autopilot().of(PoolName.OPERATOR)).isEqualTo(AutopilotMode.OFF);
    assertThatThrownBy(() -> settings("DB_AUTOPILOT", "always"))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("DB_AUTOPILOT")
        .hasMessageContaining("off, advise, act");
  }

  @Test
  void operatorLaneHasAFixedSize() {
    HeadgateSettings settings = settings("DB_PRESET", "large", "DB_POOL_SIZE", "50");

    assertThat(settings.database(PoolName.OPERATOR).pool())
        .isEqualTo(DatabaseSettings.OPERATOR_LANE);
  }

  @Test
  void shorterConnectionTimeoutShortensConnectTimeout() {
    PoolSettings pool = settings("DB_POOL_TIMEOUT", "4").database(PoolName.PLATFORM).pool();

    assertThat(pool.connectTimeout()).hasSeconds(2);
  }

  @Test
  void sameDatabaseInTwoSpellingsIsAccepted() {
    HeadgateSettings settings =
        settings("DATABASE_ASYNC_URL", "postgresql+asyncpg://app:s3cr3t@db:5432/headgate");

    assertThat(settings.database(PoolName.PLATFORM).url().database()).isEqualTo("headgate");
  }

  @Test
  void asyncUrlAloneIsSufficient() {
    Map<String, String> variables =
        Map.of("DATABASE_ASYNC_URL", "postgresql+asyncpg://app:pw@db/x", "SECRET_KEY", KEY);

    assertThat(HeadgateSettings.from(variables).database(PoolName.USERDATA).url().user())
        .isEqualTo("app");
  }

  @Test
  void userdataMayUseASeparateDatabase() {
    HeadgateSettings settings =
        settings("USERDATA_DATABASE_URL", "postgres://people:pw@other/userdata?ssl=require");

    assertThat(settings.database(PoolName.USERDATA).jdbcUrl())
        .startsWith("jdbc:postgresql://other:5432/userdata?")
        .contains("sslmode=require");
    assertThat(settings.database(PoolName.PLATFORM).jdbcUrl()).contains("sslmode=prefer");
  }

  @Test
  void effectiveSettingsShowSourcesAndNoSecret() {
    HeadgateSettings settings =
        settings(
            "DATABASE_URL",
            "postgresql://app:hunter2@db/x?sslmode=require",
            "SMTP_USER",
            "u",
            "SMTP_PASSWORD",
            "hunter2",
            "HEADGATE_ADMIN_PASSWORD",
            "hunter2hunter2");

    assertThat(settings.toString()).doesNotContain("hunter2").doesNotContain(KEY);
    assertThat(settings.effective().toString()).doesNotContain("hunter2").doesNotContain(KEY);
    assertThat(source(settings, "DB_SSLMODE")).isEqualTo(SettingSource.URL);
    assertThat(source(settings, "DATABASE_URL")).isEqualTo(SettingSource.ENVIRONMENT);
    assertThat(source(settings, "HTTP_PORT")).isEqualTo(SettingSource.DEFAULT);
  }

  @Test
  void libertyVariablesContainComputedSumsAndUnits() {
    Map<String, String> liberty =
        settings("DB_POOL_SIZE", "4", "DB_MAX_OVERFLOW", "3", "USERDATA_DB_POOL_RECYCLE", "-1")
            .libertyVariables();

    assertThat(liberty)
        .containsEntry("HEADGATE_PLATFORM_MIN_POOL_SIZE", "4")
        .containsEntry("HEADGATE_PLATFORM_MAX_POOL_SIZE", "7")
        .containsEntry("HEADGATE_PLATFORM_CONNECTION_TIMEOUT", "30s")
        .containsEntry("HEADGATE_PLATFORM_AGED_TIMEOUT", "3600s")
        .containsEntry("HEADGATE_USERDATA_AGED_TIMEOUT", "-1")
        .containsEntry("HEADGATE_PLATFORM_QUERY_TIMEOUT", "30s")
        .containsEntry("HEADGATE_OPERATOR_MAX_POOL_SIZE", "2")
        .containsEntry("HEADGATE_OPERATOR_USER", "app")
        .containsEntry("HEADGATE_OPERATOR_PASSWORD", "s3cr3t")
        .containsEntry("PUBLIC_URL", "http://localhost:9080");
    assertThat(liberty.get("HEADGATE_PLATFORM_URL")).doesNotContain("s3cr3t");
  }
}
