package org.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.headgate.fuzzing.ParserFuzz;

class WebOriginFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<WebOrigin> read = parsed(IllegalArgumentException.class, () -> WebOrigin.parse(text));
    if (read.isPresent()) {
      assertThat(WebOrigin.parse(read.get().toString())).isEqualTo(read.get());
      assertThat(read.get().text()).matches("[!-~]+");
    }
  }
}
