package org.headgate.config.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.headgate.fuzzing.ParserFuzz;

class SyslogAddressFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<SyslogAddress> read =
        parsed(IllegalArgumentException.class, () -> SyslogAddress.parse(text));
    if (read.isPresent()) {
      assertThat(SyslogAddress.parse(read.get().text())).isEqualTo(read.get());
    }
  }
}
