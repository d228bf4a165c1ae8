package org.headgate.system.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/**
 * Signing keys at two nodes of one database: issued tokens survive a rotation, those of a leaked
 * key do not survive its revocation, and sessions survive both.
 */
class SigningKeysIT extends SigningKeySteps {
  @Test
  void activeAndAnnouncedKeysArePublished() {
    Response keys = keys();

    keys.then()
        .body("items.findAll { it.state == 'announced' }.signs_from", contains(nullValue()))
        .body("items.findAll { it.state == 'active' }.signs_until", contains(nullValue()))
        .body("items.algorithm", everyItem(equalTo("RS256")))
        .body("next_cursor", nullValue());
    assertThat(published(one)).containsExactlyInAnyOrder(announced(keys), active(keys));
    assertThat(keys.asString() + one.root().get("/.well-known/jwks.json").asString())
        .doesNotContain("\"d\"", "\"p\"", "\"q\"", "sealed");
    assertThat(kid(administrator)).isEqualTo(active(keys));
  }

  @Test
  void issuedTokensSurviveARotationUntilTheyExpire() {
    Person ada = Person.user(one);
    String previous = kid(ada);
    String next = announced(keys());

    rotate()
        .then()
        .statusCode(200)
        .body("items.findAll { it.state == 'announced' }.size()", equalTo(1))
        .body("items.findAll { it.state == 'active' }.kid", contains(next))
        .body("items.find { it.kid == '" + previous + "' }.state", equalTo("retired"))
        .body("items.find { it.kid == '" + previous + "' }.published_until", notNullValue());

    ada.me().then().statusCode(200);
    at(two, ada).then().statusCode(200);
    awaitAgreement();
    assertThat(published(two)).contains(previous, next).hasSize(3);
    ada.keep(ada.refresh(ada.refreshToken()));
    assertThat(kid(ada)).isEqualTo(next);
    at(two, ada).then().statusCode(200);
    assertThat(kid(Person.administrator(two))).isEqualTo(next);

    age("22 minutes");
    awaitAgreement();
    assertThat(published(one)).doesNotContain(previous).contains(next);
    rotate().then().statusCode(401);
    administrator.keep(administrator.refresh(administrator.refreshToken()));
    rotate().then().statusCode(200);
    assertThat(hasPrivateHalf(previous)).isFalse();
  }

  @Test
  void announcedKeySignsOnlyAfterItsNoticePeriod() {
    rotate().then().statusCode(200);
    String waiting = announced(keys());

    rotate()
        .then()
        .statusCode(200)
        .body("items.state", hasItem("scheduled"))
        .body("items.find { it.state == 'scheduled' }.kid", equalTo(waiting));
    assertThat(active(keys())).isNotEqualTo(waiting);
    rotate()
        .then()
        .statusCode(200)
        .body("items.findAll { it.state == 'scheduled' }.kid", contains(waiting))
        .body("items.findAll { it.state == 'announced' }.size()", equalTo(1));

    age("11 minutes");
    awaitAgreement();
    assertThat(active(keys())).isEqualTo(waiting);
    await().atMost(PATIENCE).until(() -> kid(Person.administrator(two)).equals(waiting));
  }

  @Test
  void tokensOfRevokedKeyAreRefusedButSessionsContinue() {
    Person ada = Person.user(one);
    String leaked = kid(ada);
    String next = announced(keys());

    revoke(leaked)
        .then()
        .statusCode(200)
        .body("items.find { it.kid == '" + leaked + "' }.state", equalTo("revoked"))
        .body("items.find { it.kid == '" + next + "' }.state", equalTo("active"));

    at(two, ada).then().statusCode(401);
    ada.me().then().statusCode(401);
    administrator.me().then().statusCode(401);
    administrator.asCaller().get("/admin/pools").then().statusCode(401);
    assertThat(published(one)).doesNotContain(leaked).contains(next);

    ada.keep(ada.refresh(ada.refreshToken()));
    assertThat(kid(ada)).isEqualTo(next);
    ada.me().then().statusCode(200);
    awaitAgreement();
    at(two, ada).then().statusCode(200);
    assertThat(published(two)).doesNotContain(leaked);
    assertThat(hasPrivateHalf(leaked)).isFalse();
  }

  @Test
  void revokedAnnouncedKeyIsReplaced() {
    String leaked = announced(keys());

    revoke(leaked).then().statusCode(200).body("items.state", hasItem("announced"));
    revoke(leaked).then().statusCode(200);

    assertThat(announced(keys())).isNotEqualTo(leaked);
    administrator.me().then().statusCode(200);
    revoke("no-such-key").then().statusCode(404);
  }

  @Test
  void revokedScheduledKeyNeverSigns() {
    rotate().then().statusCode(200);
    rotate().then().statusCode(200);
    Response previous = keys();
    String scheduled = previous.path("items.find { it.state == 'scheduled' }.kid");

    revoke(scheduled)
        .then()
        .statusCode(200)
        .body("items.state", not(hasItem("scheduled")))
        .body("items.find { it.state == 'active' }.kid", equalTo(active(previous)))
        .body("items.find { it.state == 'active' }.signs_until", nullValue());
  }

  @Test
  void keyIsRotatedAutomaticallyAfterNinetyDays() {
    String previous = active(keys());
    age("91 days");

    database.update(
        "update platform.schedule set next_at = now(), fence = fence + 1 where system_task = 'signing-keys'");

    await().atMost(PATIENCE).until(() -> !active(keys()).equals(previous));
    administrator
        .asCaller()
        .queryParam("action", "signing_key.rotated")
        .get("/admin/audit")
        .then()
        .body("items[0].actor", equalTo("system"))
        .body("items[0].subject.kind", equalTo("signing_key"));
  }

  @Test
  void keyRevocationIsAuditedWithItsActor() {
    String id = administrator.me().path("id");
    String leaked = announced(keys());
    revoke(leaked);

    administrator
        .asCaller()
        .queryParam("subject", leaked)
        .get("/admin/audit")
        .then()
        .body("items[0].action", equalTo("signing_key.revoked"))
        .body("items[0].actor", equalTo(id))
        .body("items[0].details.state", equalTo("announced"));
  }

  private Response rotate() {
    return administrator.asCaller().post("/admin/keys/rotate");
  }

  private Response revoke(String kid) {
    return administrator.asCaller().post("/admin/keys/" + kid + "/revoke");
  }

  private static Response at(Headgate node, Person person) {
    return node.api().header("Authorization", "Bearer " + person.accessToken()).get("/users/me");
  }

  private static String active(Response keys) {
    return keys.path("items.find { it.state == 'active' }.kid");
  }

  private static String announced(Response keys) {
    return keys.path("items.find { it.state == 'announced' }.kid");
  }

  private static boolean hasPrivateHalf(String kid) {
    return database
        .text("select (sealed_key is not null)::text from platform.signing_key where kid = ?", kid)
        .equals("true");
  }
}
