package org.headgate.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Personal access tokens are created, shown once and withdrawn in the console. */
@ExtendWith(Chromium.class)
class ConsoleTokensIT {

  private final Headgate headgate = Headgate.shared();

  @Test
  void tokenIsCreatedShownAndRevoked(Browser browser) {
    Person ada = Person.administrator(headgate);
    String name = "Backup " + UUID.randomUUID();
    try (Console console = Console.at(headgate, browser)) {
      console.logIn(ada.email(), headgate.administrator().password());
      console.go("Access tokens");
      console.type("Name of the token", name);
      console.press("Create the token");
      console.says("Choose at least one scope.");
      assertThat(console.page().getByRole(AriaRole.CHECKBOX).first())
          .hasAttribute("aria-invalid", "true");
      console.page().locator("#scope-account-read").check();
      console.press("Create the token");
      console.says(name + " is created.");
      assertThat(console.page().locator(".secret")).containsText("hgp_");
      String token =
          console.page().locator(".secret").textContent().replaceFirst("(?s).*(hgp_\\S+).*", "$1");

      headgate
          .api()
          .header("Authorization", "Bearer " + token)
          .get("/users/me")
          .then()
          .statusCode(200);
      Locator row = console.row(name);
      assertThat(row).containsText(token.substring(0, 16));
      console.button(row, "Revoke").click();
      console.click("Revoke it");
      console.says(name + " is revoked");

      assertThat(
              headgate
                  .api()
                  .header("Authorization", "Bearer " + token)
                  .get("/users/me")
                  .statusCode())
          .isEqualTo(401);
    }
  }
}
