package org.headgate.system.accounts;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import java.util.List;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** Profile and settings: readable and writable by their owner, and by nobody else. */
class UserDataIT {

  private final Headgate headgate = Headgate.shared();

  @Test
  void ownProfileIsWrittenAndRead() {
    Person ada = Person.user(headgate);
    ada.asCaller().get("/users/me/profile").then().statusCode(200).body("bio", equalTo(null));

    ada.asCaller()
        .body(Map.of("display_name", "Ada", "bio", "Weirs and engines", "birth_date", "1815-12-10"))
        .put("/users/me/profile")
        .then()
        .statusCode(200);

    ada.asCaller()
        .get("/users/me/profile")
        .then()
        .statusCode(200)
        .body("display_name", equalTo("Ada"))
        .body("birth_date", equalTo("1815-12-10"))
        .body("phone", equalTo(null));
    Person.user(headgate).asCaller().get("/users/me/profile").then().body("bio", equalTo(null));
  }

  @Test
  void ownSettingsAreWrittenAndRead() {
    Person ada = Person.user(headgate);
    ada.asCaller().get("/users/me/settings").then().statusCode(200).body("size()", equalTo(0));

    ada.asCaller()
        .body(Map.of("theme", "dark", "columns", List.of(1, 2)))
        .put("/users/me/settings")
        .then()
        .statusCode(200);

    ada.asCaller()
        .get("/users/me/settings")
        .then()
        .body("theme", equalTo("dark"))
        .body("columns[1]", equalTo(2));
  }

  @Test
  void invalidProfilesAreRefusedByField() {
    Person ada = Person.user(headgate);

    ada.asCaller()
        .body(Map.of("phone", "call me", "avatar_url", "javascript:alert(1)"))
        .put("/users/me/profile")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("phone"))
        .body("errors.field", hasItem("avatar_url"));
    ada.asCaller()
        .body(Map.of("birth_date", "yesterday"))
        .put("/users/me/profile")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("birth_date"));
    ada.asCaller()
        .body(Map.of("phone", "  ( ) "))
        .put("/users/me/profile")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("phone"));
  }

  /** An emoji is one character, though it takes two of Java's. */
  @Test
  void lengthsAreCountedInCharacters() {
    Person ada = Person.user(headgate);
    String name = "\ud83d\ude00".repeat(200);
    String bio = "\ud83d\ude00".repeat(4_000);

    ada.asCaller()
        .body(Map.of("display_name", name, "bio", bio))
        .put("/users/me/profile")
        .then()
        .statusCode(200)
        .body("display_name", equalTo(name))
        .body("bio", equalTo(bio));
    ada.asCaller()
        .body(Map.of("display_name", name + "a", "bio", bio + "a"))
        .put("/users/me/profile")
        .then()
        .statusCode(400)
        .body("errors.field", hasItems("display_name", "bio"));
  }

  @Test
  void settingsMustBeAnObjectOfBoundedSize() {
    Person ada = Person.user(headgate);

    ada.asCaller().body("[1]").put("/users/me/settings").then().statusCode(400);
    String largest = "y".repeat(16 * 1024 - "{'x':''}".length());
    ada.asCaller().body(Map.of("x", largest)).put("/users/me/settings").then().statusCode(200);
    ada.asCaller()
        .body(Map.of("x", largest + "y"))
        .put("/users/me/settings")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("body"));
    ada.asCaller().get("/users/me/settings").then().body("x", equalTo(largest));
  }
}
