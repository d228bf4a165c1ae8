package org.headgate.config.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.headgate.fuzzing.ParserFuzz;

class PercentCodingFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<String> decoded =
        parsed(IllegalArgumentException.class, () -> PercentCoding.decode(text));
    if (decoded.isPresent()) {
      assertThat(PercentCoding.decode(PercentCoding.encode(decoded.get())))
          .isEqualTo(decoded.get());
    }
  }
}
