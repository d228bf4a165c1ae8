package org.headgate.pool.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The limit of pages that are streamed at the same time. */
class PagedResponsesTest {

  private final PagedResponses.PageLimit limit = new PagedResponses.PageLimit(2);
  private final List<String> begun = new ArrayList<>();
  private final Deque<Runnable> ends = new ArrayDeque<>();

  @Test
  void noMorePagesAreReadAtOnceThanTheLimit() {
    List.of("first", "second", "third", "fourth").forEach(this::take);

    assertThat(begun).containsExactly("first", "second");
  }

  @Test
  void pagesThatWaitFollowInTheirOrder() {
    List.of("first", "second", "third", "fourth").forEach(this::take);

    ends.poll().run();
    assertThat(begun).containsExactly("first", "second", "third");

    ends.poll().run();
    ends.poll().run();
    ends.poll().run();
    take("fifth");
    assertThat(begun).containsExactly("first", "second", "third", "fourth", "fifth");
  }

  private void take(String page) {
    limit.take(
        end -> {
          begun.add(page);
          ends.add(end);
        });
  }
}
