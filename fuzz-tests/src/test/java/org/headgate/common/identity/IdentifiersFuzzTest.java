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
    Optional<UserId> user = parsed(IllegalArgumentException.class, () -> UserId.parse(text));
    Optional<SessionId> session =
        parsed(IllegalArgumentException.class, () -> SessionId.parse(text));
    assertThat(user.map(UserId::value)).isEqualTo(session.map(SessionId::value));
    if (user.isPresent()) {
      assertThat(UserId.parse(user.get().toString())).isEqualTo(user.get());
    }
    Optional<IdempotencyKey> key =
        parsed(InvalidRequestException.class, () -> new IdempotencyKey(text));
    if (key.isPresent()) {
      assertThat(key.get().text()).isEqualTo(text);
    }
  }
}
