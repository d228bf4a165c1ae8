package org.headgate.secondfactors.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.headgate.fuzzing.ParserFuzz;

class TotpSecretFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<TotpSecret> read =
        parsed(IllegalArgumentException.class, () -> TotpSecret.typed(text));
    if (read.isPresent()) {
      assertThat(TotpSecret.typed(read.get().base32())).isEqualTo(read.get());
    }
  }
}
