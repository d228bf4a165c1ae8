package org.headgate.accounts.service;

import java.text.Normalizer;
import org.headgate.problem.FieldError;
import org.headgate.problem.InvalidRequest;

/**
 * A password as it is hashed: NFC, so that the same keys on another keyboard make the same
 * password. 8 to 128 characters of any kind (NIST SP 800-63B, 5.1.1.2). Never shown.
 */
public record Password(String value) {

  private static final int MIN_LENGTH = 8;
  private static final int MAX_LENGTH = 128;

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
    int length = password.value.codePointCount(0, password.value.length());
    if (length < MIN_LENGTH || length > MAX_LENGTH) {
      throw new InvalidRequest(
          new FieldError(field, "must have " + MIN_LENGTH + " to " + MAX_LENGTH + " characters"));
    }
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
