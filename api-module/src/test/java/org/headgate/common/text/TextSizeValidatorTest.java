package org.headgate.common.text;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.constraints.Size;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSizeValidatorTest {

  private record Bounded(@Size(min = 2, max = 4) String text) {}

  private static final String EMOJI = "\ud83d\ude00";

  private final TextSizeValidator validator = new TextSizeValidator();

  @ParameterizedTest
  @CsvSource({"0, false", "1, false", "2, true", "4, true", "5, false"})
  void everyCharacterCountsOnce(int characters, boolean isValid) throws NoSuchFieldException {
    validator.initialize(Bounded.class.getDeclaredField("text").getAnnotation(Size.class));

    assertThat(validator.isValid("a".repeat(characters), null)).isEqualTo(isValid);
    assertThat(validator.isValid(EMOJI.repeat(characters), null)).isEqualTo(isValid);
  }

  @Test
  void missingTextIsValid() {
    assertThat(validator.isValid(null, null)).isTrue();
  }

  @Test
  void validatorIsFoundAsAService() {
    assertThat(ServiceLoader.load(ConstraintValidator.class))
        .hasAtLeastOneElementOfType(TextSizeValidator.class);
  }
}
