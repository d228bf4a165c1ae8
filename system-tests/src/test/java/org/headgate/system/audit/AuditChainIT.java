package org.headgate.system.audit;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An entry of the audit log cannot be changed, added or removed without being detected. */
class AuditChainIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static Headgate headgate;
  private static Person administrator;

  /** Some of these tests spoil the log. */
  @BeforeAll
  static void start() {
    headgate = Headgate.permissive();
    administrator = Person.administrator(headgate);
  }

  @Test
  void auditEntriesCannotBeChangedOrRemoved() {
    for (String statement :
        List.of(
            "update platform.audit_entry set actor = 'system'",
            "delete from platform.audit_entry",
            "update platform.audit_entry set position = null, seal = null where position is not null",
            "truncate platform.audit_entry")) {
      Assertions.assertThatThrownBy(() -> headgate.execute(statement))
          .hasMessageContaining("the audit log is append only");
    }
  }

  @Test
  void onlyTheTamperedEntryIsReported() throws SQLException {
    Person ada = Person.user(headgate);
    String id = ada.me().path("id");
    awaitSealed();
    verification().then().body("intact", equalTo(true)).body("checked", greaterThan(2));
    String entry = log("subject", id).path("items[0].id");
    String address = log("subject", id).path("items[0].address");

    tamper("update platform.audit_entry set address = '198.51.100.1' where id = '" + entry + "'");

    try {
      verification()
          .then()
          .body("intact", equalTo(false))
          .body("faults.size()", equalTo(1))
          .body("faults[0].id", equalTo(entry))
          .body("faults[0].fault", containsString("content"));
    } finally {
      tamper(
          "update platform.audit_entry set address = '" + address + "' where id = '" + entry + "'");
    }
    verification().then().body("intact", equalTo(true));
  }

  @Test
  void retentionPurgesOldestEntriesAndChainStaysIntact() throws SQLException {
    awaitSealed();
    long first = oldestPosition();
    tamper(
        "update platform.audit_entry set occurred_at = occurred_at - interval '31 days' where position = "
            + first);
    headgate.execute(
        "update platform.schedule set next_at = now(), fence = fence + 1 where system_task = 'housekeeping'");

    await().atMost(PATIENCE).until(() -> oldestPosition() > first);

    verification().then().body("intact", equalTo(true)).body("purged_up_to", equalTo((int) first));
  }

  private static Response log(String parameter, String value) {
    Response response = administrator.asCaller().queryParam(parameter, value).get("/admin/audit");
    response.then().statusCode(200);
    return response;
  }

  private static Response verification() {
    Response response = administrator.asCaller().get("/admin/audit/verify");
    response.then().statusCode(200);
    return response;
  }

  private static void awaitSealed() {
    await()
        .atMost(PATIENCE)
        .until(
            () -> number("select count(*) from platform.audit_entry where position is null") == 0);
  }

  private static void tamper(String statement) throws SQLException {
    headgate.execute("alter table platform.audit_entry disable trigger user");
    try {
      headgate.execute(statement);
    } finally {
      headgate.execute("alter table platform.audit_entry enable trigger user");
    }
  }

  private static long oldestPosition() {
    return number("select coalesce(min(position), 0) from platform.audit_entry");
  }

  private static long number(String query) {
    return Long.parseLong(new Sql(headgate.databaseUrl()).text(query));
  }
}
