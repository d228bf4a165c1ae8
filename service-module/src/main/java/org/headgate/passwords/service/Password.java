package org.headgate.passwords.service;

import java.text.Normalizer;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;

/**
 * A password, normalized to NFC, so that the same keys on another keyboard give the same password.
 * It may contain any characters, and is never shown.
 */
public record Password(String value) {

  public Password {
    value = Normalizer.normalize(value, Normalizer.Form.NFC);
  }

  /**
   * A new password.
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

  /** Leaves out the password. */
  @Override
  public String toString() {
    return "Password[]";
  }
}
