package org.headgate.accounts.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDetailsValidatorTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\u00a0",
        "\u200b",
        "\ufeff",
        "\u200d\u200c",
        "\u202e \u2066",
        "\u3164\u2800"
      })
  void invisibleNameIsEmpty(String name) {
    assertThat(PersonalDetailsValidator.fullName(name)).isEmpty();
  }

  @Test
  void nameIsBoundedInCharacters() {
    String longest = "\ud83d\ude00".repeat(200);

    assertThat(PersonalDetailsValidator.fullName(longest)).contains(longest);
    assertThatThrownBy(() -> PersonalDetailsValidator.fullName(longest + "a"))
        .isInstanceOf(InvalidRequestException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "de_DE", "?", "no such tongue", "abcdefghi", "-de"})
  void textThatIsNoLanguageTagIsRefused(String locale) {
    assertThatThrownBy(() -> PersonalDetailsValidator.locale(locale))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            refused ->
                assertThat(refused.errors()).extracting(FieldError::field).contains("locale"));
  }

  @Test
  void joinersInsideNamesAreKeptAndEdgesTrimmed() {
    assertThat(PersonalDetailsValidator.fullName("\ufeffAda\u00a0Lovelace\u200b "))
        .contains("Ada\u00a0Lovelace");
    assertThat(PersonalDetailsValidator.fullName("\u0646\u0627\u0645\u200c\u0647\u0627"))
        .contains("\u0646\u0627\u0645\u200c\u0647\u0627");
  }
}
