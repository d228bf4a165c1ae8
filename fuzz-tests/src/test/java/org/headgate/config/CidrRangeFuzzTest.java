package org.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.headgate.fuzzing.ParserFuzz;

class CidrRangeFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<CidrRange> read = parsed(IllegalArgumentException.class, () -> CidrRange.parse(text));
    if (read.isPresent()) {
      CidrRange range = read.get();
      assertThat(text).matches("[^/]+(?:/[0-9]{1,3})?");
      assertThat(CidrRange.parse(range.toString())).isEqualTo(range);
      assertThat(range.contains(range.block().getLower().toInetAddress())).isTrue();
    }
  }
}
