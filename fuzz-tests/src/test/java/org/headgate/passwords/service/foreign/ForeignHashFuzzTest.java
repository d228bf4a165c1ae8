package org.headgate.passwords.service.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.config.settings.PasswordHashCost;
import org.headgate.fuzzing.ParserFuzz;

/** Hashes that another system made. */
class ForeignHashFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<ForeignHash> read;
    try {
      read = Optional.of(ForeignHash.parse(text));
    } catch (IllegalArgumentException e) {
      assertThat(text.length() > 40 && e.getMessage().contains(text)).isFalse();
      read = Optional.empty();
    }
    if (read.isPresent()) {
      assertThat(ForeignHash.parse(read.get().text())).isEqualTo(read.get());
    }
    parsed(
        InvalidRequestException.class,
        () -> ForeignHash.accepted("password_hash", text, PasswordHashCost.DEFAULT));
  }
}
