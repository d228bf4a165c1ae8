package org.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headgate.config.Variables.LEAST;
import static org.headgate.config.Variables.invalid;
import static org.headgate.config.Variables.refused;
import static org.headgate.config.Variables.settings;
import static org.headgate.config.Variables.with;

import java.util.HashMap;
import java.util.Map;
import org.headgate.config.InvalidConfigurationException.SettingError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedVariablesTest {
  @Test
  void everyInvalidVariableIsReportedAtOnce() {
    assertThat(refused(Map.of("DATABASE_URL", " ", "DB_PRESET", "huge", "HTTP_PORT", "x")))
        .extracting(SettingError::variable)
        .containsExactlyInAnyOrder("DATABASE_URL", "DB_PRESET", "HTTP_PORT", "SECRET_KEY");
  }

  @Test
  void connectTimeoutAboveConnectionTimeoutIsRefusedByName() {
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
    "HTTP_HOST,192.0.2.1",
    "CORS_ORIGINS,*",
    "CORS_ORIGINS,https://app.example.org/",
    "SMTP_PORT,0",
    "MAIL_FROM,nobody",
    "MAIL_FROM,'ACME, Inc. <a@example.org>'",
    "MAIL_FROM,'a@example.org, b@example.org'",
    "MAIL_FROM,'team: a@example.org;'",
    "MAIL_FROM,a@[127.0.0.1]",
    "MAIL_FROM,dot.@example.org",
    "PUBLIC_URL,ftp://example.org",
    "HEALTH_DETAILS,never",
    "TRUSTED_PROXIES,proxy.example.org",
    "TRUSTED_PROXIES,10.0.0.0/33",
    "NETWORK_SENDS,0",
    "WEBHOOK_ALLOW_PRIVATE,1",
    "HEADGATE_ADMIN_EMAIL,root",
    "HEADGATE_ADMIN_EMAIL,dot.@example.org",
    "HEADGATE_ADMIN_EMAIL,šda@example.org",
    "HEADGATE_ADMIN_EMAIL,a..b@example.org",
    "HEADGATE_ADMIN_EMAIL,a@example.org.",
    "HEADGATE_ADMIN_EMAIL,'\"ada\"@example.org'",
    "ADMIN_SECOND_FACTOR,yes"
  })
  void invalidValueIsRefusedInOneLineWithItsName(String name, String value) {
    assertThat(refused(name, value))
        .singleElement()
        .extracting(SettingError::line)
        .asString()
        .startsWith(name + "=" + value + ": allowed ");
  }

  @Test
  void senderWithoutQuotesIsRefusedWithQuotedForm() {
    assertThat(refused("MAIL_FROM", "ACME, Inc. <a@example.org>"))
        .singleElement()
        .extracting(SettingError::line)
        .asString()
        .endsWith("; the name has to stand in quotes: \"ACME, Inc.\" <a@example.org>");
  }

  @Test
  void refusalIsOneLineForMultilineValue() {
    assertThat(refused("MAIL_FROM", "a\r\nBcc: b@example.org <a@example.org>"))
        .singleElement()
        .extracting(SettingError::line)
        .asString()
        .startsWith("MAIL_FROM=a\\u000d\\u000aBcc: b@example.org <a@example.org>: allowed ");
  }

  @ParameterizedTest
  @CsvSource({
    "SECRET_KEY,hunter2",
    "HEADGATE_ADMIN_PASSWORD,hunter2",
    "DATABASE_URL,postgresql://app:hunter2@db:port/headgate",
    "DATABASE_URL,postgresql://app:hunter2@db/headgate?sslmod=require",
    "DATABASE_URL,postgresql://app:hunter2@db/headgate?sslmode=strict",
    "DATABASE_URL,postgresql://app:hunter2%zz@db/headgate",
    "DATABASE_URL,postgresql://app:hunter2%00@db/headgate",
    "USERDATA_DATABASE_URL,mysql://app:hunter2@db/headgate",
    "DATABASE_ASYNC_URL,postgresql+asyncpg://app:hunter2@db/headgate",
    "BOUNCE_MAILBOX_URL,imaps://app:hunter2@mail.example.org:0/INBOX",
    "BOUNCE_MAILBOX_URL,imaps://app:hunter2%zz@mail.example.org",
    "BOUNCE_MAILBOX_URL,imap://app:hunter2@mail.example.org",
    "SMTP_PASSWORD,hunter2",
    "HEADGATE_KEYSTORE_PASSWORD,hunter2\u00fc",
    "HEADGATE_ADMIN_PASSWORD_FILE,hunter2",
    "SECRET_KEY_FILE,hunter2/hunter2",
    "USERDATA_DATABASE_URL_FILE,postgresql://app:hunter2@db/headgate",
    "PUBLIC_URL,https://app:hunter2@example.org",
    "PUBLIC_URL,https://app:hunter2/hunter2@example.org",
    "CORS_ORIGINS,https://app:hunter2@app.example.org",
    "SMTP_HOST,smtp://app:hunter2@mail.example.org:587",
    "AUDIT_SYSLOG_URL,tls://app:hunter2@logs.example.org"
  })
  void refusedSecretsAreNotShown(String name, String value) {
    Map<String, String> variables = new HashMap<>(LEAST);
    variables.put(name, value);

    InvalidConfigurationException invalid = invalid(variables);

    assertThat(invalid).hasMessageNotContaining("hunter2");
    assertThat(invalid.errors()).hasSize(1);
  }

  @Test
  void onlyThePasswordOfARefusedUrlIsMasked() {
    assertThat(refused("PUBLIC_URL", "https://app:hunter2@example.org/gate"))
        .singleElement()
        .extracting(SettingError::line)
        .asString()
        .startsWith("PUBLIC_URL=https://app:***@example.org/gate: allowed ");
  }

  @Test
  void timeoutOfOnePoolIsNamedByItsOwnVariable() {
    assertThat(refused("PLATFORM_DB_POOL_TIMEOUT", "5", "DB_CONNECT_TIMEOUT", "6"))
        .extracting(SettingError::line)
        .containsExactly(
            "DB_CONNECT_TIMEOUT=6: allowed fewer seconds than PLATFORM_DB_POOL_TIMEOUT, 5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEADGATE_ADMIN_PASSWORD", "MAIL_FROM"})
  void charactersThatTheLocaleCannotReadAreRefused(String name) {
    assertThat(refused(name, "K\ufffd\ufffdln Konto <a@example.org>"))
        .singleElement()
        .extracting(SettingError::line)
        .asString()
        .startsWith(name + "=")
        .endsWith("set LANG=C.UTF-8");
  }

  @Test
  void unknownUrlParameterIsRefusedByName() {
    assertThat(invalid(with("DATABASE_URL", "postgresql://app:pw@db/x?sslmod=require")))
        .hasMessageStartingWith("DATABASE_URL=***: allowed ")
        .hasMessageEndingWith("no parameter is named sslmod");
  }

  @Test
  void contradictingUrlsAreRefused() {
    assertThat(refused("DATABASE_ASYNC_URL", "postgresql+asyncpg://app:other@db/headgate"))
        .extracting(SettingError::line)
        .containsExactly(
            "DATABASE_ASYNC_URL=***: allowed the same database, user and parameters as"
                + " DATABASE_URL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DB_POOL_SZIE", "DB_SSL_MODE", "DATABASE_URI", "SECRETKEY"})
  void misspeltVariableIsRefusedByName(String name) {
    assertThat(refused(name, "hunter2"))
        .singleElement()
        .satisfies(error -> assertThat(error.variable()).isEqualTo(name))
        .satisfies(
            error -> assertThat(error.line()).contains("did you mean").doesNotContain("hunter2"));
  }

  @Test
  void platformVariablesAreAccepted() {
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
            "HTTPS_HOST",
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
  void unknownPrefixedVariablesAreWarnedOf() {
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
}
