package org.headgate.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Migration of a database that holds addresses accepted by earlier rules. */
class AddressMigrationTest {

  private static final EarlierPlatform DATABASE = EarlierPlatform.of("10");

  @BeforeAll
  static void migrate() throws SQLException {
    fill();

    DATABASE.migrate();
  }

  private static void fill() throws SQLException {
    insertVerified("ada@example.org");
    insertVerified("šda@example.org");
    insertVerified("ad\u200ba@example.org");
    insertVerified("dot.@docomo.example");
    insertPending("jörg@example.org");

    insertVerified("jo@müller.example");
    insertVerified("lost@müller.example");
    insertVerified("lost@xn--mller-kva.example");
    insertVerified("won@müller.example");
    insertPending("won@xn--mller-kva.example");
    insertPending("late@müller.example");
    insertPending("late@xn--mller-kva.example");
    insertPending("both@müller.example");
    insertVerified("both@ｍüller.example");
    insertVerified("eve@šank.example");
    insertVerified("bad@xn--a.example");
    insert("deleted-" + UUID.randomUUID() + "@invalid", "null");

    UUID accountId = insertVerified("mover@example.org");
    update(
        "insert into platform.email_change values ('"
            + accountId
            + "', 'a@bücher.example', now())");
    accountId = insertVerified("stayer@example.org");
    update(
        "insert into platform.email_change values ('" + accountId + "', 'b@example.org', now())");
    task("mail", "{\"to\":\"jo@müller.example\"}");
    task("mail", "{\"to\":\"ada@example.org\"}");
    task("code-request", "{\"address\":\"šda@example.org\"}");
    task("code-request", "{\"address\":\"ada@example.org\"}");
    task("erasure", "{}");
  }

  @Test
  void invalidAddressesAreMarkedAndKept() throws SQLException {
    assertThat(texts("select email from platform.account where email_refused"))
        .containsExactlyInAnyOrder(
            "šda@example.org",
            "ad\u200ba@example.org",
            "dot.@docomo.example",
            "jörg@example.org",
            "lost@müller.example",
            "late@müller.example",
            "both@müller.example",
            "eve@šank.example",
            "bad@xn--a.example");
  }

  @Test
  void domainsAreConvertedUnlessTheAddressIsTaken() throws SQLException {
    assertThat(
            texts(
                "select email from platform.account"
                    + " where email like '%xn--mller-kva%' and email_verified_at is not null"))
        .containsExactlyInAnyOrder(
            "jo@xn--mller-kva.example",
            "lost@xn--mller-kva.example",
            "won@xn--mller-kva.example",
            "both@xn--mller-kva.example");
    assertThat(
            texts(
                "select email from platform.account"
                    + " where email like '%xn--mller-kva%' and email_verified_at is null"))
        .containsExactly("late@xn--mller-kva.example");
  }

  @Test
  void pendingWorkForInvalidAddressesIsDropped() throws SQLException {
    assertThat(texts("select new_email from platform.email_change"))
        .containsExactly("b@example.org");
    assertThat(
            texts(
                "select task_name || convert_from(task_data, 'UTF8') from"
                    + " platform.scheduled_tasks"))
        .containsExactlyInAnyOrder(
            "mail{\"to\":\"ada@example.org\"}",
            "code-request{\"address\":\"ada@example.org\"}",
            "erasure{}");
  }

  @Test
  void schemaRefusesUnicodeDomainAfterMigration() {
    assertThat(catchThrowable(() -> insertVerified("new@müller.example")))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("account_email_as_mailed");
  }

  @Test
  void secondNodeHasNothingToMigrate() {
    assertThat(DATABASE.migrate()).isZero();
  }

  private static UUID insertVerified(String email) throws SQLException {
    return insert(email, "now()");
  }

  private static void insertPending(String email) throws SQLException {
    insert(email, "null");
  }

  private static UUID insert(String email, String verifiedAt) throws SQLException {
    UUID id = UUID.randomUUID();
    try (Connection connection = DATABASE.connection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into platform.account (id, email, password_hash, created_at,"
                    + " email_verified_at) values (?, ?, 'x', now(), "
                    + verifiedAt
                    + ")")) {
      insert.setObject(1, id);
      insert.setString(2, email);
      insert.executeUpdate();
    }
    return id;
  }

  private static void task(String name, String data) throws SQLException {
    try (Connection connection = DATABASE.connection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into platform.scheduled_tasks"
                    + " (task_name, task_instance, task_data, execution_time, picked, version)"
                    + " values (?, ?, ?, now(), false, 1)")) {
      insert.setString(1, name);
      insert.setString(2, UUID.randomUUID().toString());
      insert.setBytes(3, data.getBytes(StandardCharsets.UTF_8));
      insert.executeUpdate();
    }
  }

  private static void update(String sql) throws SQLException {
    try (Connection connection = DATABASE.connection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static List<String> texts(String query) throws SQLException {
    try (Connection connection = DATABASE.connection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }
}
