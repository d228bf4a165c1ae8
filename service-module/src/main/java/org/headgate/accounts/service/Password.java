package org.headgate.accounts.service;

import java.text.Normalizer;
import org.headgate.problem.FieldError;
import org.headgate.problem.InvalidRequest;

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
   * @throws InvalidRequest naming the field when it is too short, too long or easily guessed
   */
  public static Password chosen(String field, String text, PasswordPolicy policy, String... known) {
    Password password = new Password(text);
    policy
        .objection(password, known)
        .ifPresent(
            objection -> {
              throw new InvalidRequest(new FieldError(field, objection));
            });
    return password;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "Password[]";
  }
}
