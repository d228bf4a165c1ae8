package org.headgate.system.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Personal access tokens are created, shown once and withdrawn in the console. */
class ConsoleTokensIT extends ConsoleSteps {

  private static final Pattern TOKEN = Pattern.compile("hgp_\\S+");

  @Test
  void tokenIsCreatedShownAndRevoked() {
    String name = "Backup " + UUID.randomUUID();
    console.go("Access tokens");
    console.type("Name of the token", name);
    console.press("Create the token");
    console.says("Choose at least one scope.");
    assertThat(console.page().getByRole(AriaRole.CHECKBOX).first())
        .hasAttribute("aria-invalid", "true");
    console.page().locator("#scope-account-read").check();
    console.press("Create the token");
    console.says(name + " is created.");
    String token = console.shownSecret(TOKEN);

    assertThat(statusFor(token)).isEqualTo(200);
    Locator row = console.row(name);
    assertThat(row).containsText(token.substring(0, 16));
    console.button(row, "Revoke").click();
    console.click("Revoke it");
    console.says(name + " is revoked");

    assertThat(statusFor(token)).isEqualTo(401);
  }

  private int statusFor(String token) {
    return headgate.api().header("Authorization", "Bearer " + token).get("/users/me").statusCode();
  }
}
