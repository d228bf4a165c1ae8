package org.headgate.config.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.headgate.config.Secret;
import org.headgate.config.database.DatabaseUrl.DatabaseHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts, ports, user and password wherever a URL may give them. */
class DatabaseUrlLocationTest {

  @Test
  void locationMayBeGivenInTheQueryAsInLibpq() {
    DatabaseUrl url =
        DatabaseUrl.parse(
            "postgresql:///?host=one,two&port=5433,5434&dbname=x&user=app&password=p%26w");

    assertThat(url).isEqualTo(DatabaseUrl.parse("postgresql://app:p%26w@one:5433,two:5434/x"));
    assertThat(DatabaseUrl.parse("jdbc:postgresql://app@/?PGHOST=one&PGPORT=5433&PGDBNAME=x"))
        .isEqualTo(DatabaseUrl.parse("postgresql://app@one:5433/x"));
    assertThat(DatabaseUrl.parse("postgresql://app@/x?host=::1&port=5433").hosts())
        .containsExactly(new DatabaseHost("::1", 5433));
  }

  @ParameterizedTest
  @ValueSource(strings = {"port=6432", "host=db&port=6432", "host=db:5433&port=6432"})
  void portOfTheQueryReplacesThatOfTheAuthority(String query) {
    assertThat(DatabaseUrl.parse("postgresql://app@db:5432/x?" + query).hosts())
        .containsExactly(new DatabaseHost("db", 6432));
  }

  /** SQLAlchemy gives each host a parameter; elsewhere the last one counts. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "postgresql+psycopg2://app@/x?host=one:5433&host=two:5434 | one:5433,two:5434",
        "postgresql+asyncpg://app@/x?host=one&host=two&port=5433&port=5434 | one:5433,two:5434",
        "postgresql+psycopg://app@/x?host=one,two&port=5433 | one:5433,two:5433",
        "postgresql://app@/x?host=one&host=two | two:5432",
        "jdbc:postgresql://app@db/x?port=1&port=2 | db:2"
      })
  void hostsAreRepeatedAsInSqlAlchemy(String url, String hosts) {
    assertThat(
            DatabaseUrl.parse(url).hosts().stream()
                .map(DatabaseHost::toString)
                .collect(Collectors.joining(",")))
        .isEqualTo(hosts);
  }

  /** Azure's users have an at sign, and passwords any character. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:postgresql://db/x?user=app@srv&password=p@ss | app@srv | p@ss",
        "jdbc:postgresql://db/x?sslmode=require&user=app@srv&password=a+b%2B | app@srv | a b+",
        "postgresql://db/x?user=app&password=a+b@c/d | app | a+b@c/d",
        "postgresql+asyncpg://db/x?user=app&password=a+b | app | a b",
        "postgresql://app@srv:p@ss@db/x | app@srv | p@ss"
      })
  void userAndPasswordMayHaveAtSigns(String url, String user, String password) {
    assertThat(DatabaseUrl.parse(url).user()).isEqualTo(user);
    assertThat(DatabaseUrl.parse(url).password()).contains(new Secret(password));
  }

  @Test
  void socketInAuthorityIsRefused() {
    assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://app@%2Fvar%2Frun/x"))
        .hasMessageContaining("Unix socket");
  }

  @ParameterizedTest
  @CsvSource({
    "app:pw?hunter2&x@db/x, a question mark in the password is written %3F",
    "app:hunter2?hunter2=1@db/x, a question mark in the password is written %3F",
    "app:pw/hunter2@db/x, a slash in the password is written %2F",
    "app:1/hunter2@db/x?sslmode=require, a slash in the password is written %2F"
  })
  void unencodedPasswordIsNotShown(String rest, String words) {
    assertThatThrownBy(() -> DatabaseUrl.parse("postgresql://" + rest))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining("hunter2");
  }
}
