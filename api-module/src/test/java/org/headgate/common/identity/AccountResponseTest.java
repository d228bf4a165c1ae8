package org.headgate.common.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.headgate.common.json.JsonMappers;
import org.junit.jupiter.api.Test;

class AccountResponseTest {

  @Test
  void preferencesAreNotSent() throws IOException {
    AccountResponse account =
        new AccountResponse(
            new UserId(new UUID(0, 1)),
            new EmailAddress("ada@example.org"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            Optional.of("Ada"),
            true,
            Set.of(Role.USER),
            Optional.empty(),
            false,
            Instant.EPOCH,
            Optional.empty(),
            Optional.of(new AccountResponse.Preferences("de", "Europe/Berlin")));

    String json = JsonMappers.strict().writeValueAsString(account);

    assertThat(json).doesNotContain("preferences", "unshown", "Europe/Berlin");
    assertThat(JsonMappers.strict().readValue(json, AccountResponse.class).preferences()).isEmpty();
  }
}
