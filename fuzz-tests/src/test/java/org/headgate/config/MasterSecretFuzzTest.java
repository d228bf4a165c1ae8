package org.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Optional;
import org.headgate.fuzzing.ParserFuzz;

class MasterSecretFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<MasterSecret> read =
        parsed(IllegalArgumentException.class, () -> MasterSecret.parse(text));
    if (read.isPresent()) {
      assertThat(MasterSecret.parse(HexFormat.of().formatHex(read.get().bytes())))
          .isEqualTo(read.get());
    }
  }
}
