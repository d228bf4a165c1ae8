package org.headgate.accounts.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.headgate.pool.persistence.TestPostgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Searches ignore case in a cluster of any locale. */
class CaseFoldingTest {

  /** As initdb makes a cluster where LANG is not set, and where it is set to the hardest. */
  private static final List<String> LOCALES =
      List.of("locale 'C'", "locale_provider icu icu_locale 'tr-TR' locale 'C'");

  private static final Map<String, DataSource> DATABASES = new TreeMap<>();

  @BeforeAll
  static void migrate() {
    for (String locale : LOCALES) {
      DataSource database = TestPostgres.empty("encoding 'UTF8' " + locale);
      flyway(database).load().migrate();
      DATABASES.put(locale, database);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Özgür ÇELİK, Özgür",
    "Özgür ÇELİK, çelik",
    "Özgür ÇELİK, ÇELIK",
    "ILGIN IŞIK, ılgın",
    "ΟΔΥΣΣΕΥΣ, οδυσσευς",
    "Fjodor ДОСТОЕВСКИЙ, достоевский",
    "STRASSE, straße",
    "Łukasz ŻÓŁĆ, łukasz żółć",
    "ÅNGSTRÖM, ångström",
    "ǅungla, ǆungla",
    "ﬁnn, FINN",
    "100%_sure!, 100%_SURE!",
    "ＡＢＣ, abc"
  })
  void nameIsFoundInAnyCase(String name, String query) throws SQLException {
    for (String locale : LOCALES) {
      assertThat(finds(locale, name, query)).as(locale).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"abc, a%c", "abc, a_c", "abc, ％", "Ada, Bob", "Özgür, Ozgur"})
  void otherTextsAreNotFoundInAnyLocale(String name, String query) throws SQLException {
    for (String locale : LOCALES) {
      assertThat(finds(locale, name, query)).as(locale).isFalse();
    }
  }

  /** All of Unicode: no letter is lost between its cases, in any locale, and folding rests. */
  @ParameterizedTest
  @FieldSource("LOCALES")
  void everyLetterMatchesItsOtherCase(String locale) throws SQLException {
    List<String> letters =
        IntStream.rangeClosed('A', Character.MAX_CODE_POINT)
            .filter(Character::isLetter)
            .filter(
                character ->
                    Character.toLowerCase(character) != character
                        || Character.toUpperCase(character) != character)
            .mapToObj(Character::toString)
            .toList();
    List<String> differing = new ArrayList<>();
    try (Connection connection = DATABASES.get(locale).getConnection();
        PreparedStatement folded =
            connection.prepareStatement(
                "select platform.fold_case(?), platform.fold_case(?), platform.fold_case(?),"
                    + " platform.fold_case(platform.fold_case(?))")) {
      for (String letter : letters) {
        folded.setString(1, letter);
        folded.setString(2, letter.toUpperCase(Locale.ROOT));
        folded.setString(3, letter.toLowerCase(Locale.ROOT));
        folded.setString(4, letter);
        try (ResultSet answer = folded.executeQuery()) {
          answer.next();
          String fold = answer.getString(1);
          if (!fold.equals(answer.getString(2))
              || !fold.equals(answer.getString(3))
              || !fold.equals(answer.getString(4))) {
            differing.add(letter);
          }
        }
      }
    }
    assertThat(letters).hasSizeGreaterThan(2_000);
    assertThat(differing).isEmpty();
  }

  @Test
  void searchUsesTheIndex() throws SQLException {
    for (DataSource database : DATABASES.values()) {
      assertThat(texts(database, "select indexname from pg_indexes where tablename = 'account'"))
          .contains("account_search");
      assertThat(
              String.join(
                  "\n",
                  texts(
                      database,
                      "set enable_seqscan = off; explain select 1 from platform.account where"
                          + " search like platform.search_pattern('Özgür') escape '!'")))
          .contains("account_search");
    }
  }

  /** Departments that differed to the old index keep their names; the start does not fail. */
  @Test
  void departmentsDifferingOnlyByCaseSurviveMigration() throws SQLException {
    DataSource old = TestPostgres.empty("encoding 'UTF8' locale 'C'");
    Flyway previous = flyway(old).target("10").load();
    previous.migrate();
    try (Connection connection = old.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into platform.department values (gen_random_uuid(), 'ÖKO', now()),"
              + " (gen_random_uuid(), 'öko', now())");
    }

    Flyway.configure().configuration(previous.getConfiguration()).target("16.1").load().migrate();

    assertThat(texts(old, "select name from platform.department")).hasSize(2);
    assertThat(texts(old, "select indexname from pg_indexes where tablename = 'department'"))
        .contains("department_name_any_case");
  }

  private static FluentConfiguration flyway(DataSource database) {
    return Flyway.configure()
        .dataSource(database)
        .schemas("platform")
        .table("schema_history")
        .locations("classpath:db/migration/platform");
  }

  private static boolean finds(String locale, String name, String query) throws SQLException {
    try (Connection connection = DATABASES.get(locale).getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select platform.fold_case(?) like platform.search_pattern(?) escape '!'")) {
      statement.setString(1, name);
      statement.setString(2, query);
      try (ResultSet answer = statement.executeQuery()) {
        answer.next();
        return answer.getBoolean(1);
      }
    }
  }

  private static List<String> texts(DataSource database, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      boolean hasRows = statement.execute(query);
      while (!hasRows) {
        hasRows = statement.getMoreResults();
      }
      try (ResultSet rows = statement.getResultSet()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
    }
    return texts;
  }
}
