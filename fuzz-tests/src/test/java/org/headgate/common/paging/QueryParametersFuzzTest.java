package org.headgate.common.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.fuzzing.ParserFuzz;

class QueryParametersFuzzTest extends ParserFuzz {
  private static boolean isWhole(String text) {
    try {
      Integer.parseInt(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  @Override
  protected void read(String text) throws Exception {
    parsed(InvalidRequestException.class, () -> QueryParameters.text("q", text));
    parsed(InvalidRequestException.class, () -> QueryParameters.instant("from", text));
    parsed(InvalidRequestException.class, () -> QueryParameters.flag("active", text));
    Optional<Integer> limit =
        parsed(
            InvalidRequestException.class,
            () -> QueryParameters.read("limit", text, Integer::valueOf, "a number").orElse(0));
    assertThat(limit.isPresent()).isEqualTo(text.isEmpty() || isWhole(text));
  }
}
