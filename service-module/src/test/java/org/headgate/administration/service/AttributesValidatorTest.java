package org.headgate.administration.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.headgate.common.problem.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesValidatorTest {

  @Test
  void attributesAreSortedByName() {
    assertThat(AttributesValidator.valid(Map.of("team", "Weirs", "cost_center", "4711")))
        .containsExactly(Map.entry("cost_center", "4711"), Map.entry("team", "Weirs"));
    assertThat(AttributesValidator.valid(Map.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Team", "1st", "_a", "cost-center", "cost center", "équipe", "a.b", "sub\n"})
  void invalidNamesAreRefused(String name) {
    assertRefused(Map.of(name, "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\nb", "a\u0000b", "\u200b", "\u2028"})
  void invalidValuesAreRefused(String value) {
    assertRefused(Map.of("team", value));
  }

  @Test
  void sizeIsBounded() {
    assertThat(AttributesValidator.valid(many(20, "x"))).hasSize(20);
    assertRefused(many(21, "x"));
    assertThat(AttributesValidator.valid(Map.of("a".repeat(40), "x".repeat(200)))).hasSize(1);
    assertRefused(Map.of("a".repeat(41), "x"));
    assertRefused(Map.of("a", "x".repeat(201)));
    assertThat(AttributesValidator.valid(many(4, "x".repeat(200)))).hasSize(4);
    assertRefused(many(5, "x".repeat(200)));
    assertRefused(many(2, "\u20ac".repeat(200)));
  }

  private static Map<String, String> many(int count, String value) {
    return IntStream.range(0, count)
        .mapToObj(number -> "name" + number)
        .collect(Collectors.toMap(Function.identity(), name -> value));
  }

  private static void assertRefused(Map<String, String> attributes) {
    InvalidRequestException refused =
        catchThrowableOfType(
            InvalidRequestException.class, () -> AttributesValidator.valid(attributes));
    assertThat(refused.errors()).singleElement().extracting("field").isEqualTo("attributes");
  }
}
