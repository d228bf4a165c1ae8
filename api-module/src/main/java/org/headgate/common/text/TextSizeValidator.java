package org.headgate.common.text;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;

/**
 * Validates the size of a text in characters, see {@link CharacterCount}. Hibernate Validator finds
 * it as a service, and prefers it to its own validator, which is for all character sequences.
 */
public final class TextSizeValidator implements ConstraintValidator<Size, String> {

  private int min;
  private int max;

  @Override
  public void initialize(Size size) {
    min = size.min();
    max = size.max();
  }

  /** Null is valid, as for every constraint but NotNull. */
  @Override
  public boolean isValid(String text, ConstraintValidatorContext context) {
    if (text == null) {
      return true;
    }
    int characters = CharacterCount.of(text);
    return characters >= min && characters <= max;
  }
}
