package org.headgate.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.headgate.problem.InvalidRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

  private final List<UUID> all =
      List.of(new UUID(1, 1), new UUID(2, 2), new UUID(3, 3), new UUID(4, 4), new UUID(5, 5));

  @Test
  void followingTheCursorGivesEachItemOnce() {
    List<UUID> seen = new ArrayList<>();
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      PageRequest request = PageRequest.of("2", cursor.get());
      Page<UUID> page = Page.cut(found(request), request.limit(), Function.identity());
      seen.addAll(page.items());
      cursor = page.nextCursor();
    }

    assertThat(seen).isEqualTo(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "201", "-1", "1.5", "many", "99999999999"})
  void aLimitOutOfBoundsIsRefused(String limit) {
    assertThatThrownBy(() -> PageRequest.of(limit, "")).isInstanceOf(InvalidRequest.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "AAAA", "not a cursor"})
  void aCursorThatNoListGaveIsRefused(String cursor) {
    assertThatThrownBy(() -> PageRequest.of("", cursor)).isInstanceOf(InvalidRequest.class);
  }

  private List<UUID> found(PageRequest request) {
    int from = request.after().map(id -> all.indexOf(id) + 1).orElse(0);
    return all.subList(from, Math.min(all.size(), from + request.limit() + 1));
  }
}
