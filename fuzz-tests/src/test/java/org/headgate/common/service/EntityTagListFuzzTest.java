package org.headgate.common.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.fuzzing.ParserFuzz;

/** {@code If-Match} and {@code If-None-Match}. */
class EntityTagListFuzzTest extends ParserFuzz {
  @Override
  protected void read(String text) throws Exception {
    Optional<Optional<EntityTagList>> read =
        parsed(InvalidRequestException.class, () -> EntityTagList.parse("If-Match", text));
    if (read.isPresent()) {
      EntityTagList tags = read.get().orElseThrow();
      assertThat(tags.any() || !tags.strong().isEmpty() || !tags.weak().isEmpty()).isTrue();
      assertThat(tags.strong()).allMatch(tags::matchesWeakly);
      assertThat(tags.weak()).allMatch(tags::matchesWeakly);
    }
  }
}
