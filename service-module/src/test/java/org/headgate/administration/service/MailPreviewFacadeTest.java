package org.headgate.administration.service;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.headgate.accounts.api.DirectoryConflictException;
import org.headgate.administration.api.MailPreviewRequest;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.InvalidRequestException;
import org.junit.jupiter.api.Test;

class MailPreviewFacadeTest {

  private final MailPreviewFacade facade = new MailPreviewFacade();

  @Test
  void testMailToBouncedAddressIsRefused() {
    AccountResponse administrator = administrator(Optional.of(Instant.EPOCH));

    assertThatThrownBy(() -> facade.send(administrator, new MailPreviewRequest("code.login", "en")))
        .isInstanceOf(DirectoryConflictException.class)
        .hasMessageContaining("clear the mark");
  }

  @Test
  void unknownKindIsRefused() {
    AccountResponse administrator = administrator(Optional.empty());

    assertThatThrownBy(() -> facade.send(administrator, new MailPreviewRequest("spam", "en")))
        .isInstanceOf(InvalidRequestException.class);
  }

  private static AccountResponse administrator(Optional<Instant> bouncedAt) {
    return new AccountResponse(
        new UserId(new UUID(0, 1)),
        new EmailAddress("ada@example.org"),
        Optional.empty(),
        Optional.empty(),
        bouncedAt,
        true,
        Optional.empty(),
        true,
        Set.of(Role.USER, Role.ADMIN),
        Optional.empty(),
        false,
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty());
  }
}
