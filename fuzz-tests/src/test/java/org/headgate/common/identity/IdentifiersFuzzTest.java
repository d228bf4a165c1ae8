package org.headgate.common.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.fuzzing.ParserFuzz;
import org.headgate.idempotency.api.IdempotencyKey;

/** Ids as they stand in paths and tokens. */
class IdentifiersFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<UserId> accountId = parsed(IllegalArgumentException.class, () -> UserId.parse(text));
    Optional<SessionId> sessionId =
        parsed(IllegalArgumentException.class, () -> SessionId.parse(text));
    assertThat(accountId.map(UserId::value)).isEqualTo(sessionId.map(SessionId::value));
    if (accountId.isPresent()) {
      assertThat(UserId.parse(accountId.get().toString())).isEqualTo(accountId.get());
    }
    Optional<IdempotencyKey> key =
        parsed(InvalidRequestException.class, () -> new IdempotencyKey(text));
    if (key.isPresent()) {
      assertThat(key.get().text()).isEqualTo(text);
    }
  }
}
