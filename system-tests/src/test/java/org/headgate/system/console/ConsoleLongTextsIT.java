package org.headgate.system.console;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.headgate.system.browser.ConsoleLayout;
import org.headgate.system.client.Person;
import org.junit.jupiter.api.Test;

/** Names that are as long as they may be, in one word, on all screens. */
class ConsoleLongTextsIT extends ConsoleSteps {

  private static final String LONG = "Weir".repeat(40);

  private final Person ada = Person.user(headgate);
  private final Person administrator = Person.administrator(headgate);
  private final String name = LONG + UUID.randomUUID().toString().replace("-", "");

  @Test
  void longNamesOfAnAccountFit() {
    String account = ada.me().path("id");
    String department =
        administrator
            .asCaller()
            .body(Map.of("name", name))
            .post("/admin/departments")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    ada.asCaller().body(Map.of("full_name", LONG)).patch("/users/me").then().statusCode(200);
    administrator
        .asCaller()
        .body(Map.of("department_id", department))
        .patch("/admin/users/" + account)
        .then()
        .statusCode(200);

    console.goTo("#/accounts/" + account);
    console.says(console.part("Audit"), "Signed up");
    console.appears(console.page().locator("dd").getByText(name));
    ConsoleLayout.assertFits(console.page(), "an account with long names");
    console.goTo("#/departments");
    console.appears(console.row(name));
    ConsoleLayout.assertFits(console.page(), "a department with a long name");
    console.button(console.row(name), "Delete").click();
    console.says(console.question(), name);
    ConsoleLayout.assertFits(console.page(), "a question with a long name");
    console.click("Delete it");
    console.says("Trace ");
    ConsoleLayout.assertFits(console.page(), "a refusal with a long name");
  }

  @Test
  void longNamesOfAScheduleFit() {
    String schedule =
        ada.asCaller()
            .body(
                Map.of(
                    "name",
                    name,
                    "trigger",
                    Map.of("type", "interval", "every", "PT1H"),
                    "action",
                    Map.of("type", "email", "subject", LONG, "body", LONG)))
            .post("/schedules")
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    console.goTo("#/schedules/" + schedule);
    console.says(console.part("Next runs"), ":");
    console.press("Pause");
    console.says("is paused.");
    ConsoleLayout.assertFits(console.page(), "a schedule with a long name");
    console.goTo("#/schedules?query=" + name);
    console.appears(console.link(name));
    ConsoleLayout.assertFits(console.page(), "schedules with long names");
  }

  @Test
  void longNamesOfAWebhookFit() {
    String webhook =
        administrator
            .asCaller()
            .body(
                Map.of(
                    "name",
                    name,
                    "url",
                    "https://hooks.example.org/" + LONG.repeat(4),
                    "event_types",
                    List.of("pool.finding")))
            .post("/admin/webhooks")
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    try {
      console.goTo("#/webhooks/" + webhook);
      console.says(console.part("Secrets"), "Created");
      ConsoleLayout.assertFits(console.page(), "a webhook with a long name");
      console.goTo("#/webhooks");
      console.appears(console.link(name));
      ConsoleLayout.assertFits(console.page(), "webhooks with long names");
    } finally {
      administrator.asCaller().delete("/admin/webhooks/" + webhook).then().statusCode(204);
    }
  }
}
