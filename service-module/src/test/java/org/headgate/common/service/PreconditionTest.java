package org.headgate.common.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.headgate.common.json.PartlyShown;
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

  private record Shown(String name, @JsonIgnore String hidden) implements PartlyShown {

    @Override
    public Object unshown() {
      return hidden;
    }
  }

  @Test
  void tagCoversWhatIsNotShown() {
    Shown representation = new Shown("Ada", "de");
    Shown other = new Shown("Ada", "it");

    assertThat(new String(ContentETag.serialize(other).bytes(), StandardCharsets.UTF_8))
        .isEqualTo("{\"name\":\"Ada\"}");
    assertThat(ContentETag.of(representation)).isEqualTo(ContentETag.of(new Shown("Ada", "de")));
    assertThat(ContentETag.of(representation)).isNotEqualTo(ContentETag.of(other));
    String tag = ContentETag.of(representation).toString();
    assertThatThrownBy(() -> Precondition.ifMatch(tag).check(other))
        .isInstanceOf(PreconditionFailedException.class);
  }

  @Test
  void tagDependsOnTheRepresentation() {
    assertThat(ContentETag.of(STATE)).isEqualTo(ContentETag.of(List.of("a", "b")));
    assertThat(ContentETag.of(STATE)).isNotEqualTo(ContentETag.of(List.of("b", "a")));
    assertThat(TAG).matches("\"[\\w-]{20}\"");
  }
}
