package org.headgate.otp.persistence;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;
import org.headgate.otp.api.CodePurpose;

/** Stores a purpose by its name in the contract. */
@Converter
public class CodePurposeConverter implements AttributeConverter<CodePurpose, String> {

  @Override
  public String convertToDatabaseColumn(CodePurpose purpose) {
    return purpose == null ? null : purpose.wireName();
  }

  /**
   * @throws IllegalArgumentException for a name that no purpose has
   */
  @Override
  public CodePurpose convertToEntityAttribute(String stored) {
    return stored == null
        ? null
        : Arrays.stream(CodePurpose.values())
            .filter(purpose -> purpose.wireName().equals(stored))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("unknown code purpose " + stored));
  }
}
