package org.headgate.sessions.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.headgate.fuzzing.ParserFuzz;

class AuthorizationHeaderFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<String> token = AuthorizationHeader.bearerToken(List.of(text));
    if (token.isPresent()) {
      assertThat(AuthorizationHeader.bearerToken(List.of("Bearer " + token.get())))
          .isEqualTo(token);
    }
  }
}
