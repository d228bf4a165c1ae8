package org.headgate.passwords.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.headgate.fuzzing.ParserFuzz;

/** Our own hashes, as they stand in the database. */
class Argon2HashFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<Argon2Hash> read = parsed(IllegalArgumentException.class, () -> Argon2Hash.of(text));
    if (read.isPresent()) {
      assertThat(Argon2Hash.isOne(text)).isTrue();
    }
  }
}
