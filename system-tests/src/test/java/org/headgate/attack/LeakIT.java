package org.headgate.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.headgate.launcher.mail.CaughtMail;
import org.junit.jupiter.api.Test;

/**
 * Accounts are used in every way there is, good and bad; then every log, every column of every
 * table and every mail is searched for the passwords, codes, tokens and keys that were in use. A
 * code belongs in the one mail that delivers it, and nothing belongs anywhere else.
 */
class LeakIT extends LeakSteps {
  @Test
  void secretsAppearInNoLogTableOrMail() throws Exception {
    secrets.add("the password of the sign-up", FIRST_PASSWORD);
    secrets.add("the password of the reset", SECOND_PASSWORD);
    secrets.add("the password of the change", THIRD_PASSWORD);
    secrets.add("a wrong password", WRONG_PASSWORD);
    secrets.add("the administrator's password", headgate.administrator().password());
    secrets.add("SECRET_KEY", headgate.secretKey());
    live();
    assertThat(codes).hasSize(4);

    List<String> found = new ArrayList<>();
    int files = searchLogs(found);
    int values = searchTables(found);
    int mails = searchMails(found);

    System.out.printf(
        "%n[attack] %d looks of secrets searched for in %d log files, %d rows of all tables and %d mails: %d found%n",
        secrets.count(), files, values, mails, found.size());
    assertThat(found).isEmpty();
  }

  private int searchLogs(List<String> found) throws IOException {
    List<Path> logs;
    try (Stream<Path> files = Files.walk(headgate.logs())) {
      logs = new ArrayList<>(files.filter(Files::isRegularFile).toList());
    }
    logs.add(headgate.consoleLog());
    for (Path log : logs) {
      String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
      secrets.in(text).forEach(what -> found.add(what + " in " + log.getFileName()));
    }
    return logs.size();
  }

  private int searchTables(List<String> found) throws SQLException {
    int rows = 0;
    try (var connection = headgate.connection();
        var statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet names =
          statement.executeQuery(
              """
              select format('%I.%I', table_schema, table_name) from information_schema.tables
               where table_type = 'BASE TABLE'
                 and table_schema not in ('pg_catalog', 'information_schema')
              """)) {
        while (names.next()) {
          tables.add(names.getString(1));
        }
      }
      assertThat(tables).contains("platform.account", "platform.scheduled_tasks");
      for (String table : tables) {
        try (ResultSet all = statement.executeQuery("select t::text from " + table + " t")) {
          while (all.next()) {
            rows++;
            String row = all.getString(1);
            secrets.in(row).forEach(what -> found.add(what + " in " + table));
            if (row.contains("$argon2id$") && !table.equals("platform.account")) {
              found.add("a password hash in " + table);
            }
          }
        }
      }
    }
    return rows;
  }

  private int searchMails(List<String> found) {
    List<CaughtMail> mails = headgate.mails().all();
    for (CaughtMail mail : mails) {
      String text = mail.subject() + "\n" + mail.text() + "\n" + mail.html().orElse("");
      Optional<String> own =
          codes.stream().filter(code -> mail.subject().contains(code)).findFirst();
      secrets.in(own.map(code -> text.replace(code, "")).orElse(text)).stream()
          .map(what -> what + " in the mail \"" + mail.subject().replaceAll("\\d", "#") + "\"")
          .forEach(found::add);
    }
    return mails.size();
  }
}
