package org.headgate.config.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.headgate.fuzzing.ParserFuzz;

class HostNameFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<HostName> read = parsed(IllegalArgumentException.class, () -> HostName.parse(text));
    assertThat(read.map(HostName::text).orElse(text)).isEqualTo(text);
  }
}
