package org.headgate.system.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.imports.ImportSteps;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The running service removes what people never finished. */
class HousekeepingIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static Headgate headgate;
  private static Sql sql;

  @BeforeAll
  static void start() {
    headgate = Headgate.permissive();
    sql = new Sql(headgate.databaseUrl());
  }

  @Test
  void oldSignUpsAndChangesOfAddressAreRemoved() {
    Person old = signedUp("31 days");
    Person recent = signedUp("29 days");
    String id = sql.text("select id from platform.account where email = ?", old.email());
    String newEmail = changingSince("25 hours");
    String laterEmail = changingSince("23 hours");

    keepHouse();

    await().atMost(PATIENCE).until(() -> accountsOf(old).isEmpty());
    assertThat(accountsOf(recent)).hasSize(1);
    Person.administrator(headgate)
        .asCaller()
        .queryParam("subject", id)
        .queryParam("action", "account.deleted")
        .get("/admin/audit")
        .then()
        .statusCode(200)
        .body("items.actor", contains("system"));
    old.signUp().then().statusCode(202);
    await().atMost(PATIENCE).until(() -> changesTo(newEmail).isEmpty());
    assertThat(changesTo(laterEmail)).hasSize(1);
  }

  /** The next import would remove it too, but there may never be one. */
  @Test
  void importWhoseNodeDiedAsItArrivedIsRemoved() {
    String id = UUID.randomUUID().toString();
    new ImportSteps(headgate, "").awaitNothingOpen(PATIENCE);
    sql.update(
        """
        insert into platform.user_import (id, is_dry_run, state, created_at, touched_at)
        values (cast(? as uuid), false, 'receiving', now() - interval '3 minutes', now() - interval '3 minutes')
        """,
        id);
    sql.update(
        "insert into platform.user_import_chunk (import_id, first_line, sealed_lines)"
            + " values (cast(? as uuid), 1, '')",
        id);

    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              // A run that began before the import was there may not have ended yet.
              keepHouse();
              return sql.texts("select state from platform.user_import where id::text = ?", id)
                  .isEmpty();
            });
    assertThat(
            sql.text(
                "select count(*) from platform.user_import_chunk where import_id::text = ?", id))
        .isEqualTo("0");
  }

  private static void keepHouse() {
    sql.update(
        "update platform.schedule set next_at = now(), fence = fence + 1 where system_task = 'housekeeping'");
  }

  private static Person signedUp(String ago) {
    Person person = Person.stranger(headgate);
    person.signUp().then().statusCode(202);
    sql.update(
        "update platform.account set created_at = now() - cast(? as interval) where email = ?",
        ago,
        person.email());
    return person;
  }

  private static List<String> accountsOf(Person person) {
    return sql.texts("select id::text from platform.account where email = ?", person.email());
  }

  /** Somebody who asked for another address that long ago, and never confirmed it. */
  private static String changingSince(String ago) {
    String newEmail = Person.stranger(headgate).email();
    Person.user(headgate).changeEmail(newEmail, Person.PASSWORD).then().statusCode(202);
    sql.update(
        "update platform.email_change set requested_at = now() - cast(? as interval) where new_email = ?",
        ago,
        newEmail);
    return newEmail;
  }

  private static List<String> changesTo(String newEmail) {
    return sql.texts("select new_email from platform.email_change where new_email = ?", newEmail);
  }
}
