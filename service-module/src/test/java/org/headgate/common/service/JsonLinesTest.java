package org.headgate.common.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

  private final JsonLines lines = new JsonLines();

  @Test
  void streamThatWasCutOffBetweenPagesEndsInAnIncompleteLine() {
    String first = page(false, "a", "b");

    assertThat(first).isEqualTo("{\"name\":\"a\"}\n{\"name\":\"b\"");
    assertThat(first + page(true, "c"))
        .isEqualTo("{\"name\":\"a\"}\n{\"name\":\"b\"}\n{\"name\":\"c\"}\n");
  }

  @Test
  void emptyLastPageCompletesTheLine() {
    assertThat(page(false, "a") + page(true)).isEqualTo("{\"name\":\"a\"}\n");
  }

  @Test
  void streamWithoutObjectsIsEmpty() {
    assertThat(page(true)).isEmpty();
  }

  private String page(boolean isLast, String... names) {
    List<Map<String, String>> objects =
        List.of(names).stream().map(name -> Map.of("name", name)).toList();
    return new String(lines.page(objects, isLast), StandardCharsets.UTF_8);
  }
}
