package org.headgate.common.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.problem.PreconditionFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionTest {

  private static final List<String> STATE = List.of("a", "b");
  private static final String TAG = ContentETag.of(STATE).toString();

  @Test
  void anyStateMatchesWithoutHeader() {
    assertThatCode(() -> Precondition.ifMatch(null).check(STATE)).doesNotThrowAnyException();
    assertThatCode(() -> Precondition.ifMatch("*").check(STATE)).doesNotThrowAnyException();
  }

  @Test
  void atLeastOneTagMustMatch() {
    assertThatCode(() -> Precondition.ifMatch("\"x\", " + TAG).check(STATE))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Precondition.ifMatch(TAG).check(List.of("a")))
        .isInstanceOf(PreconditionFailedException.class);
  }

  @Test
  void weakTagDoesNotMatchStrongly() {
    assertThatThrownBy(() -> Precondition.ifMatch("W/" + TAG).check(STATE))
        .isInstanceOf(PreconditionFailedException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        "abc",
        "\"abc",
        "abc\"",
        "\"a\" \"b\"",
        "\"a\";\"b\"",
        "'a'",
        "w/\"a\"",
        "W/a",
        "W/",
        "W /\"a\"",
        "*, \"a\"",
        "\"a\", *",
        "**",
        "\"a\u0001\"",
        "\"a\tb\"",
        "\"a\"b\"",
        "\"\u20ac\"",
      })
  void malformedTagsAreRefused(String header) {
    assertThatThrownBy(() -> Precondition.ifMatch(header))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("If-Match");
  }

  @Test
  void emptyListElementsAreIgnored() {
    for (String list :
        List.of("%s,", ",%s", ", ,\t%s ,,", " %s ", "\"x\",,%s", "\"\",%s", "\"\u00e4\",%s")) {
      assertThatCode(() -> Precondition.ifMatch(list.formatted(TAG)).check(STATE))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void untaggedResourceMatchesOnlyTheAsterisk() {
    assertThatCode(() -> Precondition.ifMatch("*").checkUntagged()).doesNotThrowAnyException();
    assertThatThrownBy(() -> Precondition.ifMatch("\"a\"").checkUntagged())
        .isInstanceOf(PreconditionFailedException.class);
  }

  @Test
  void ifNoneMatchComparesWeakly() {
    ContentETag tag = ContentETag.of(STATE);

    for (String header : List.of(TAG, "W/" + TAG, "\"x\", W/" + TAG, "*")) {
      assertThat(EntityTagList.parse("If-None-Match", header))
          .hasValueSatisfying(list -> assertThat(list.matchesWeakly(tag)).isTrue());
    }
    assertThat(EntityTagList.parse("If-None-Match", "\"x\", W/\"y\""))
        .hasValueSatisfying(list -> assertThat(list.matchesWeakly(tag)).isFalse());
  }

  @Test
  void tagDependsOnTheRepresentation() {
    assertThat(ContentETag.of(STATE)).isEqualTo(ContentETag.of(List.of("a", "b")));
    assertThat(ContentETag.of(STATE)).isNotEqualTo(ContentETag.of(List.of("b", "a")));
    assertThat(TAG).matches("\"[\\w-]{20}\"");
  }
}
