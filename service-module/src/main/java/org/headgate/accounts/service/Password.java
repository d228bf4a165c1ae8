package org.headgate.accounts.service;

import java.text.Normalizer;
import org.headgate.accounts.AccountSettings;
import org.headgate.problem.FieldError;
import org.headgate.problem.InvalidRequest;

/**
 * A password as it is hashed: NFC, so that the same keys on another keyboard make the same
 * password. As many characters as the policy asks for, up to 128, of any kind (NIST SP 800-63B,
 * 5.1.1.2). Never shown.
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
    int length = password.value.codePointCount(0, password.value.length());
    if (length < policy.shortest() || length > AccountSettings.LONGEST_PASSWORD) {
      throw new InvalidRequest(
          new FieldError(
              field,
              "must have %d to %d characters"
                  .formatted(policy.shortest(), AccountSettings.LONGEST_PASSWORD)));
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
