package org.headgate.config.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.headgate.config.Secret;
import org.headgate.config.database.DatabaseUrl.DatabaseHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://app:pw@db:5432/x",
        "postgres://app:pw@db/x",
        "postgresql+asyncpg://app:pw@db/x",
        "jdbc:postgresql://db/x?user=app&password=pw",
        "jdbc:postgresql://app:pw@db:5432/x",
        "POSTGRESQL://app:pw@db/x"
      })
  void equivalentUrlSpellingsAreEqual(String text) {
    assertThat(DatabaseUrl.parse(text)).isEqualTo(DatabaseUrl.parse("postgresql://app:pw@db/x"));
  }

  @ParameterizedTest
  @CsvSource({
    "p%40ss%2Fw%3Ard, p@ss/w:rd",
    "100%25+1, 100%+1",
    "gr%C3%BCn, gr\u00fcn",
    "a@b, a@b",
    "%F0%9F%94%91, \ud83d\udd11"
  })
  void passwordIsPercentDecoded(String encoded, String plain) {
    assertThat(DatabaseUrl.parse("postgresql://app:" + encoded + "@db/x").password())
        .contains(new Secret(plain));
  }

  @Test
  void severalHostsKeepTheirOrder() {
    assertThat(
            DatabaseUrl.parse(
                    "postgresql://app@one:5433,two,[2001:db8::1]:5434,[::1],[::2]:,six:/x")
                .hosts())
        .containsExactly(
            new DatabaseHost("one", 5433),
            new DatabaseHost("two", 5432),
            new DatabaseHost("2001:db8::1", 5434),
            new DatabaseHost("::1", 5432),
            new DatabaseHost("::2", 5432),
            new DatabaseHost("six", 5432));
  }

  @Test
  void databaseNameDefaultsToUser() {
    assertThat(DatabaseUrl.parse("postgresql://app@db").database()).isEqualTo("app");
  }

  @ParameterizedTest
  @CsvSource({
    "ssl=require, sslmode, require",
    "ssl=true, sslmode, verify-full",
    "target_session_attrs=read-write, targetServerType, primary",
    "prepared_statement_cache_size=0, prepareThreshold, 0",
    "pgbouncer=true, prepareThreshold, 0"
  })
  void otherFrameworksParametersAreTranslated(String query, String name, String value) {
    assertThat(DatabaseUrl.parse("postgresql://app@db/x?" + query).parameters())
        .containsEntry(name, value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://app:hunter2@db/x",
        "postgresql://db/hunter2",
        "postgresql://app:hunter2@db:0/x",
        "postgresql://app:hunter2/2@db/x",
        "postgresql://app:hunter2?a@db/x",
        "postgresql://app:hunter2%4@db/x",
        "postgresql://app:hunter2%FF@db/x",
        "postgresql://app:hunter2@[::1]x:1/x",
        "postgresql://app:hunter2@db/x?unknown=1",
        "hunter2"
      })
  void invalidUrlsAreRefusedWithoutShowingThem(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseUrl.parse(text))
        .withMessageNotContaining("hunter2");
  }

  @Test
  void driverUrlHasTimeLimitsAndTlsButNoLogin() {
    String url =
        DatabaseUrl.parse(
                "postgresql://app:hunter2@[::1]/my%20db?sslmode=disable&prepareThreshold=0")
            .jdbcUrl(PoolPreset.TINY.settings(), TlsSettings.of(SslMode.REQUIRE), "headgate");

    assertThat(url)
        .isEqualTo(
            "jdbc:postgresql://[::1]:5432/my%20db?loginTimeout=5&connectTimeout=5"
                + "&socketTimeout=35&tcpKeepAlive=true&ApplicationName=headgate&prepareThreshold=0"
                + "&sslmode=require");
  }

  @Test
  void primaryOfSeveralHostsIsChosenWithinTheTimeout() {
    DatabaseUrl url = DatabaseUrl.parse("postgresql://app@one,two/x");
    PoolSettings tiny = PoolPreset.TINY.settings();
    TlsSettings tls = TlsSettings.of(SslMode.PREFER);

    assertThat(url.jdbcUrl(tiny, tls, "headgate"))
        .contains(
            "loginTimeout=5&connectTimeout=2&sslResponseTimeout=2000&targetServerType=primary"
                + "&hostRecheckSeconds=2&");
    assertThat(
            DatabaseUrl.parse("postgresql://app@one,two/x?targetServerType=any")
                .jdbcUrl(tiny, tls, "headgate"))
        .contains("targetServerType=any");
  }

  @Test
  void passwordIsNeverShown() {
    DatabaseUrl url = DatabaseUrl.parse("postgresql://app:hunter2@db/x?sslpassword=hunter2");

    assertThat(url).hasToString("postgresql://app:***@db:5432/x?sslpassword=***");
  }
}
