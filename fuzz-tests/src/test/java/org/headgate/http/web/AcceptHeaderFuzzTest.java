package org.headgate.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.fuzzing.ParserFuzz;

class AcceptHeaderFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<AcceptHeader> read =
        parsed(InvalidRequestException.class, () -> AcceptHeader.parse(text));
    if (read.isPresent()) {
      assertThat(read.get().ranges())
          .allMatch(range -> range.quality() >= 0 && range.quality() <= 1);
      read.get().admits("application", "json");
    }
  }
}
