package org.headgate.passwords.service;

import java.text.Normalizer;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;

/**
 * A password as it is hashed: NFC, so that the same keys on another keyboard make the same
 * password. Of any characters. Never shown.
 */
public record Password(String value) {

  public Password {
    value = Normalizer.normalize(value, Normalizer.Form.NFC);
  }

  /**
   * A password that is being chosen.
   *
   * @throws InvalidRequestException naming the field when it is too short, too long or easily
   *     guessed
   */
  public static Password chosen(String field, String text, PasswordPolicy policy, String... known) {
    Password password = new Password(text);
    policy
        .findViolation(password, known)
        .ifPresent(
            objection -> {
              throw new InvalidRequestException(new FieldError(field, objection));
            });
    return password;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "Password[]";
  }
}
