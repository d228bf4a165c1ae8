package org.headgate.common.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.headgate.common.json.JsonMappers;
import org.junit.jupiter.api.Test;

class AccountResponseTest {

  @Test
  void preferencesAreNotSent() throws IOException {
    String json = JsonMappers.strict().writeValueAsString(account(Set.of(Role.USER)));

    assertThat(json).doesNotContain("preferences", "unshown", "Europe/Berlin");
    assertThat(JsonMappers.strict().readValue(json, AccountResponse.class).preferences()).isEmpty();
  }

  @Test
  void rolesAreSentInTheirOrderWhateverOrderTheyCameIn() {
    Set<Role> roles = new LinkedHashSet<>(List.of(Role.ADMIN, Role.USER, Role.OPERATOR));

    AccountResponse account = account(roles);
    roles.clear();

    assertThat(JsonMappers.write(account)).contains("[\"user\",\"operator\",\"admin\"]");
    assertThat(account(Set.of()).roles()).isEmpty();
  }

  private static AccountResponse account(Set<Role> roles) {
    return new AccountResponse(
        new UserId(new UUID(0, 1)),
        new EmailAddress("ada@example.org"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        Optional.of("Ada"),
        true,
        roles,
        Optional.empty(),
        false,
        Instant.EPOCH,
        Optional.empty(),
        Optional.of(new AccountResponse.Preferences("de", "Europe/Berlin")));
  }
}
