package org.headgate.system.administration;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.headgate.system.client.Person;
import org.headgate.testbed.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Administrators find and count accounts. */
class DirectorySearchIT extends DirectorySteps {

  @Test
  void accountsAreFoundByPartOfAddressOrName() {
    Person ada = Person.user(headgate);
    String part = ada.email().substring(4, 20).toUpperCase(Locale.ROOT);
    directory.users(Map.of("query", part)).then().body("items.email", contains(ada.email()));
    String name = "Lovelace " + UUID.randomUUID();
    ada.asCaller().body(Map.of("full_name", "Ada " + name)).patch("/users/me");
    directory
        .users(Map.of("query", name.toLowerCase(Locale.ROOT)))
        .then()
        .body("items.email", contains(ada.email()));
    directory.users(Map.of("query", "100%_sure")).then().body("items", empty());
    directory
        .users(Map.of("role", "admin"))
        .then()
        .body("items.email", hasItem(administrator.email()))
        .body("items.email", not(hasItem(ada.email())));
    directory
        .users(Map.of("active", false))
        .then()
        .body("items.is_active", everyItem(equalTo(false)));
  }

  /** As {@code curl} sends what is typed: UTF-8 without escapes. */
  @Test
  void unescapedNamesAreFound() throws IOException {
    Person ozgur = Person.user(headgate);
    String name = "\u00d6zg\u00fcr\ud83d\ude00" + UUID.randomUUID();
    ozgur.asCaller().body(Map.of("full_name", name)).patch("/users/me").then().statusCode(200);

    RawHttp.Answer found = search(new String(name.getBytes(UTF_8), ISO_8859_1));
    assertThat(found.status()).isEqualTo(200);
    assertThat(JsonPath.from(found.body()).getList("items.email", String.class))
        .containsExactly(ozgur.email());
    assertThat(search("\u00d6zg\u00fcr").status()).as("Latin-1").isEqualTo(400);
  }

  /**
   * @param query one character for each byte
   */
  private RawHttp.Answer search(String query) throws IOException {
    return new RawHttp(URI.create(headgate.url("/")).getPort())
        .request(
            "GET /api/v1/admin/users?query=" + query + " HTTP/1.1",
            "Host: localhost",
            "Authorization: Bearer " + administrator.accessToken());
  }

  @Test
  void searchResultsAreCounted() {
    Person ada = Person.user(headgate);

    administrator
        .asCaller()
        .queryParam("query", ada.email())
        .queryParam("role", "user")
        .get("/admin/users/count")
        .then()
        .statusCode(200)
        .body("count", equalTo(1))
        .body("is_complete", equalTo(true));
    administrator
        .asCaller()
        .queryParam("active", "?")
        .get("/admin/users/count")
        .then()
        .statusCode(400)
        .body("errors.field", contains("active"));
  }

  @Test
  void countStopsAtAThousand() throws SQLException {
    removeTheCrowd();
    try {
      headgate.execute(
          """
        insert into platform.account (id, email, password_hash, email_verified_at, created_at)
        select gen_random_uuid(), 'crowd-' || n || '@crowd.example.org', 'x', now(), now()
          from generate_series(1, 1001) n
        """);

      administrator
          .asCaller()
          .queryParam("query", "@crowd.example.org")
          .get("/admin/users/count")
          .then()
          .body("count", equalTo(1000))
          .body("is_complete", equalTo(false));
    } finally {
      removeTheCrowd();
    }
  }

  private static void removeTheCrowd() throws SQLException {
    headgate.execute("delete from platform.account where email like '%@crowd.example.org'");
  }

  /** The cluster is of locale C, in which the server's own lower() knows ASCII only. */
  @ParameterizedTest
  @ValueSource(strings = {"Özgür", "ÖZGÜR", "özgür", "çelik", "Çelİk", "gür çel"})
  void accountIsFoundInAnyCase(String query) {
    Person person = Person.user(headgate);
    person
        .asCaller()
        .body(Map.of("full_name", "Özgür ÇELİK"))
        .patch("/users/me")
        .then()
        .statusCode(200);

    directory
        .users(Map.of("query", query, "limit", 200))
        .then()
        .statusCode(200)
        .body("items.email", hasItem(person.email()));
  }

  @Test
  void pagesListEveryAccountOnceInOrder() {
    for (int i = 0; i < 5; i++) {
      Person.user(headgate);
    }
    List<String> seen = new ArrayList<>();
    String next = headgate.url("/api/v1/admin/users?limit=5");
    while (next != null) {
      Response page = administrator.asCaller().baseUri("").get(next);
      page.then().statusCode(200);
      seen.addAll(page.<List<String>>path("items.email"));
      String link = page.header("Link");
      next = link == null ? null : link.replaceAll("^<|>.*$", "");
    }

    assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThan(5).isSorted();
    assertThat(seen).contains(administrator.email());
  }

  @Test
  void invalidParameterIsRefusedByName() {
    for (String field : List.of("active", "role", "limit", "cursor")) {
      administrator
          .asCaller()
          .queryParam(field, "?")
          .get("/admin/users")
          .then()
          .statusCode(400)
          .body("errors.field", contains(field));
    }
  }
}
