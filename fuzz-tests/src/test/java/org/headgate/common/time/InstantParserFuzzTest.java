package org.headgate.common.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.headgate.fuzzing.ParserFuzz;

class InstantParserFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<Instant> read = parsed(DateTimeException.class, () -> InstantParser.parse(text));
    if (read.isPresent()) {
      assertThat(InstantParser.parse(read.get().toString())).isEqualTo(read.get());
    }
  }
}
