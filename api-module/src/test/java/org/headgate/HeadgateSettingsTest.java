package org.headgate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.DatabaseSettings;
import org.headgate.pool.PoolPreset;
import org.headgate.pool.PoolSettings;
import org.headgate.settings.InvalidSettings;
import org.headgate.settings.SettingError;
import org.headgate.settings.SettingSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadgateSettingsTest {
  private static final String KEY =
      "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
  private static final Map<String, String> LEAST =
      Map.of("DATABASE_URL", "postgresql://app:s3cr3t@db/headgate", "SECRET_KEY", KEY);

  @Test
  void twoVariablesAreEnough() {
    PoolSettings platform = settings().database(DatabaseName.PLATFORM).pool();

    assertThat(platform).isEqualTo(PoolPreset.DEFAULT.settings());
    assertThat(settings().warnings()).isEmpty();
  }

  @Test
  void namesEveryMissingVariableAtOnce() {
    assertThat(refused(Map.of("DATABASE_URL", " ", "DB_PRESET", "huge", "HTTP_PORT", "x")))
        .extracting(SettingError::variable)
        .containsExactlyInAnyOrder("DATABASE_URL", "DB_PRESET", "HTTP_PORT", "SECRET_KEY");
  }

  @ParameterizedTest
  @EnumSource(PoolPreset.class)
  void presetSizesBothBusinessPools(PoolPreset preset) {
    HeadgateSettings settings = settings("DB_PRESET", preset.wireName());

    assertThat(settings.database(DatabaseName.PLATFORM).pool()).isEqualTo(preset.settings());
    assertThat(settings.database(DatabaseName.USERDATA).pool()).isEqualTo(preset.settings());
    assertThat(source(settings, "PLATFORM_DB_POOL_SIZE")).isEqualTo(SettingSource.PRESET);
  }

  @Test
  void variableBeatsPresetAndPrefixBeatsVariable() {
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

    assertThat(settings.database(DatabaseName.PLATFORM).pool().minPoolSize()).isEqualTo(7);
    assertThat(settings.database(DatabaseName.PLATFORM).pool().maxPoolSize()).isEqualTo(8);
    assertThat(settings.database(DatabaseName.USERDATA).pool().minPoolSize()).isEqualTo(2);
    assertThat(settings.database(DatabaseName.USERDATA).pool().overflow()).isEqualTo(40);
    assertThat(source(settings, "PLATFORM_DB_POOL_SIZE")).isEqualTo(SettingSource.ENVIRONMENT);
  }

  @Test
  void operatorLaneKeepsItsSizeWhateverIsSaid() {
    HeadgateSettings settings = settings("DB_PRESET", "large", "DB_POOL_SIZE", "50");

    assertThat(settings.database(DatabaseName.OPERATOR).pool())
        .isEqualTo(DatabaseSettings.OPERATOR_LANE);
  }

  @Test
  void shorterWaitForAConnectionShortensConnectingToo() {
    PoolSettings pool = settings("DB_POOL_TIMEOUT", "4").database(DatabaseName.PLATFORM).pool();

    assertThat(pool.connectTimeout()).hasSeconds(2);
  }

  @Test
  void connectingLongerThanWaitingIsRefusedByName() {
    assertThat(refused("DB_POOL_TIMEOUT", "5", "DB_CONNECT_TIMEOUT", "5"))
        .extracting(SettingError::line)
        .containsExactly("DB_CONNECT_TIMEOUT=5: allowed fewer seconds than DB_POOL_TIMEOUT, 5");
  }

  @ParameterizedTest
  @CsvSource({
    "DB_POOL_SIZE,0",
    "DB_POOL_SIZE,five",
    "DB_MAX_OVERFLOW,-1",
    "DB_POOL_TIMEOUT,1",
    "DB_POOL_RECYCLE,0",
    "PLATFORM_DB_POOL_RECYCLE,-2",
    "DB_COMMAND_TIMEOUT,0",
    "DB_PRE_PING,yes",
    "DB_SSLMODE,strict",
    "DB_SSLKEY,no-such-file",
    "DB_CONNECTION_BUDGET,2",
    "DB_START_MODE,maybe",
    "HTTPS_PORT,70000",
    "SMTP_PORT,0",
    "MAIL_FROM,nobody",
    "PUBLIC_URL,ftp://example.org",
    "HEALTH_DETAILS,never",
    "TRUSTED_PROXIES,proxy.example.org",
    "TRUSTED_PROXIES,10.0.0.0/33",
    "NETWORK_SENDS,0",
    "WEBHOOK_ALLOW_PRIVATE,1",
    "HEADGATE_ADMIN_EMAIL,root"
  })
  void badValueIsRefusedInOneLineWithItsName(String name, String value) {
    assertThat(refused(name, value))
        .singleElement()
        .extracting(SettingError::line)
        .asString()
        .startsWith(name + "=" + value + ": allowed ");
  }

  @ParameterizedTest
  @CsvSource({
    "SECRET_KEY,hunter2",
    "HEADGATE_ADMIN_PASSWORD,hunter2",
    "DATABASE_URL,postgresql://app:hunter2@db:port/headgate",
    "DATABASE_URL,postgresql://app:hunter2@db/headgate?sslmod=require",
    "DATABASE_URL,postgresql://app:hunter2@db/headgate?sslmode=strict",
    "DATABASE_URL,postgresql://app:hunter2%zz@db/headgate",
    "USERDATA_DATABASE_URL,mysql://app:hunter2@db/headgate",
    "DATABASE_ASYNC_URL,postgresql+asyncpg://app:hunter2@db/headgate",
    "SMTP_PASSWORD,hunter2"
  })
  void refusedSecretsAreNotShown(String name, String value) {
    Map<String, String> variables = new HashMap<>(LEAST);
    variables.put(name, value);

    InvalidSettings invalid = invalid(variables);

    assertThat(invalid).hasMessageNotContaining("hunter2");
    assertThat(invalid.errors()).hasSize(1);
  }

  @Test
  void unknownUrlParameterIsRefusedByItsName() {
    assertThat(invalid(with("DATABASE_URL", "postgresql://app:pw@db/x?sslmod=require")))
        .hasMessageStartingWith("DATABASE_URL=***: allowed ")
        .hasMessageEndingWith("no parameter is named sslmod");
  }

  @Test
  void sameDatabaseInTwoSpellingsIsFine() {
    HeadgateSettings settings =
        settings("DATABASE_ASYNC_URL", "postgresql+asyncpg://app:s3cr3t@db:5432/headgate");

    assertThat(settings.database(DatabaseName.PLATFORM).url().database()).isEqualTo("headgate");
  }

  @Test
  void twoUrlsThatDisagreeAreRefused() {
    assertThat(refused("DATABASE_ASYNC_URL", "postgresql+asyncpg://app:other@db/headgate"))
        .extracting(SettingError::line)
        .containsExactly(
            "DATABASE_ASYNC_URL=***: allowed the same database, user and parameters as"
                + " DATABASE_URL");
  }

  @Test
  void asyncUrlAloneWillDo() {
    Map<String, String> variables =
        Map.of("DATABASE_ASYNC_URL", "postgresql+asyncpg://app:pw@db/x", "SECRET_KEY", KEY);

    assertThat(HeadgateSettings.from(variables).database(DatabaseName.USERDATA).url().user())
        .isEqualTo("app");
  }

  @Test
  void userdataMayHaveADatabaseOfItsOwn() {
    HeadgateSettings settings =
        settings("USERDATA_DATABASE_URL", "postgres://people:pw@other/userdata?ssl=require");

    assertThat(settings.database(DatabaseName.USERDATA).jdbcUrl())
        .startsWith("jdbc:postgresql://other:5432/userdata?")
        .contains("sslmode=require");
    assertThat(settings.database(DatabaseName.PLATFORM).jdbcUrl()).contains("sslmode=prefer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DB_POOL_SZIE", "DB_SSL_MODE", "DATABASE_URI", "SECRETKEY"})
  void misspeltVariableIsRefusedByItsName(String name) {
    assertThat(refused(name, "hunter2"))
        .singleElement()
        .satisfies(error -> assertThat(error.variable()).isEqualTo(name))
        .satisfies(
            error -> assertThat(error.line()).contains("did you mean").doesNotContain("hunter2"));
  }

  @Test
  void variablesOfThePlatformPass() {
    HeadgateSettings settings =
        settings(
            "HTTP_PROXY",
            "http://proxy",
            "HTTPS_PROXY",
            "x",
            "DATABASE_URLS",
            "x",
            "IMAP_PORT",
            "143",
            "HTTPD_PORT",
            "tcp://10.0.0.1:80",
            "HTTP_HOST",
            "x",
            "HEADGATE_PLATFORM_URL",
            "x",
            "PATH",
            "/bin",
            "DB_FO",
            "1");

    assertThat(settings.warnings())
        .containsExactly("DB_FO is not a variable of Headgate and is ignored");
  }

  @Test
  void otherUnknownVariablesOfTheFamilyAreWarnedOf() {
    assertThat(settings("DB_FOO", "1", "PLATFORM_DB_FLAVOUR", "2").warnings())
        .containsExactly(
            "DB_FOO is not a variable of Headgate and is ignored",
            "PLATFORM_DB_FLAVOUR is not a variable of Headgate and is ignored");
  }

  @Test
  void timeLimitInTheUrlIsWarnedOf() {
    assertThat(settings("DATABASE_URL", "postgresql://app:pw@db/x?connect_timeout=3").warnings())
        .singleElement()
        .asString()
        .startsWith("connect_timeout in DATABASE_URL is ignored");
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
  void libertyGetsSumsAndUnitsItCannotWorkOutItself() {
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

  private static SettingSource source(HeadgateSettings settings, String name) {
    return settings.effective().stream()
        .filter(setting -> setting.name().equals(name))
        .findFirst()
        .orElseThrow()
        .source();
  }

  private static HeadgateSettings settings(String... pairs) {
    return HeadgateSettings.from(with(pairs));
  }

  private static List<SettingError> refused(String... pairs) {
    return refused(with(pairs));
  }

  private static List<SettingError> refused(Map<String, String> variables) {
    return invalid(variables).errors();
  }

  private static InvalidSettings invalid(Map<String, String> variables) {
    return catchThrowableOfType(InvalidSettings.class, () -> HeadgateSettings.from(variables));
  }

  private static Map<String, String> with(String... pairs) {
    Map<String, String> variables = new HashMap<>(LEAST);
    for (int i = 0; i < pairs.length; i += 2) {
      variables.put(pairs[i], pairs[i + 1]);
    }
    return variables;
  }
}
