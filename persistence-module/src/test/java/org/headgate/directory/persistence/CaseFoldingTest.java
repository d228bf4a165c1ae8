package org.headgate.directory.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Upper and lower case are one to a search, in a cluster of any locale. */
class CaseFoldingTest {

  /** As initdb makes a cluster where LANG is not set, and where it is set to the hardest. */
  private static final List<String> LOCALES =
      List.of("locale 'C'", "locale_provider icu icu_locale 'tr-TR' locale 'C'");

  @TempDir static Path data;

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(Files.createDirectory(data.resolve("data")))
            .setServerConfig("unix_socket_directories", "")
            .start();
    for (int i = 0; i < LOCALES.size(); i++) {
      execute(
          "postgres",
          "create database d%d encoding 'UTF8' %s template template0".formatted(i, LOCALES.get(i)));
      Flyway.configure()
          .dataSource(postgres.getJdbcUrl("postgres", "d" + i), "postgres", "")
          .schemas("platform")
          .table("schema_history")
          .locations("classpath:db/migration/platform")
          .load()
          .migrate();
    }
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
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
  void aNameIsFoundInWhateverCase(String name, String query) throws SQLException {
    for (String database : databases()) {
      assertThat(finds(database, name, query)).as(database).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"abc, a%c", "abc, a_c", "abc, ％", "Ada, Bob", "Özgür, Ozgur"})
  void whatIsNotInANameIsNotFound(String name, String query) throws SQLException {
    for (String database : databases()) {
      assertThat(finds(database, name, query)).as(database).isFalse();
    }
  }

  /** All of Unicode: no letter is lost between its cases, in any locale, and folding rests. */
  @ParameterizedTest
  @ValueSource(strings = {"d0", "d1"})
  void everyLetterMeetsItsOtherCase(String database) throws SQLException {
    List<String> letters =
        IntStream.rangeClosed('A', Character.MAX_CODE_POINT)
            .filter(Character::isLetter)
            .filter(
                each -> Character.toLowerCase(each) != each || Character.toUpperCase(each) != each)
            .mapToObj(Character::toString)
            .toList();
    List<String> differing = new ArrayList<>();
    try (Connection connection = connection(database);
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
  void theIndexIsUsedWhereThereIsOne() throws SQLException {
    for (String database : databases()) {
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
  void namesThatWereTwoBeforeStay() throws SQLException {
    execute("postgres", "create database old encoding 'UTF8' locale 'C' template template0");
    Flyway before =
        Flyway.configure()
            .dataSource(postgres.getJdbcUrl("postgres", "old"), "postgres", "")
            .schemas("platform")
            .table("schema_history")
            .locations("classpath:db/migration/platform")
            .target("10")
            .load();
    before.migrate();
    execute(
        "old",
        "insert into platform.department values (gen_random_uuid(), 'ÖKO', now()),"
            + " (gen_random_uuid(), 'öko', now())");

    Flyway.configure().configuration(before.getConfiguration()).target("16.1").load().migrate();

    assertThat(texts("old", "select name from platform.department")).hasSize(2);
    assertThat(texts("old", "select indexname from pg_indexes where tablename = 'department'"))
        .contains("department_name_any_case");
  }

  private static List<String> databases() {
    return IntStream.range(0, LOCALES.size()).mapToObj(i -> "d" + i).toList();
  }

  private static boolean finds(String database, String name, String query) throws SQLException {
    try (Connection connection = connection(database);
        PreparedStatement asked =
            connection.prepareStatement(
                "select platform.fold_case(?) like platform.search_pattern(?) escape '!'")) {
      asked.setString(1, name);
      asked.setString(2, query);
      try (ResultSet answer = asked.executeQuery()) {
        answer.next();
        return answer.getBoolean(1);
      }
    }
  }

  private static List<String> texts(String database, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = connection(database);
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

  private static void execute(String database, String sql) throws SQLException {
    try (Connection connection = connection(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connection(String database) throws SQLException {
    return DriverManager.getConnection(postgres.getJdbcUrl("postgres", database));
  }
}
