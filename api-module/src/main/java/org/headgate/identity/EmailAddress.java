package org.headgate.identity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.headgate.problem.FieldError;
import org.headgate.problem.InvalidRequest;

/**
 * The address that an account is known by, in its one normal form: trimmed, NFC, lower case. Two
 * spellings of one address are equal, so nobody signs up twice by a capital letter.
 *
 * <p>The check is deliberately mild: one at-sign, no white space or control character, a domain of
 * labels, at most 254 characters (RFC 5321, 4.5.3.1.3). Whether the address exists is shown by the
 * code that is sent to it.
 */
public record EmailAddress(@JsonValue String value) {

  private static final int MAX_LENGTH = 254;
  private static final int MAX_LOCAL_PART = 64;
  private static final Pattern FORM =
      Pattern.compile(
          "[^\\s@<>\"(),:;\\[\\]\\\\\\p{Cntrl}]{1,64}@[\\p{L}\\p{N}]([\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?");

  /**
   * @throws InvalidRequest naming the field {@code email} when the text is no address
   */
  public EmailAddress {
    value = normal(value);
    if (!isAddress(value)) {
      throw new InvalidRequest(
          new FieldError("email", "must be an e-mail address, such as ada@example.org"));
    }
  }

  private static String normal(String text) {
    return text == null
        ? ""
        : Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private static boolean isAddress(String text) {
    return text.length() <= MAX_LENGTH
        && text.indexOf('@') <= MAX_LOCAL_PART
        && FORM.matcher(text).matches()
        && !text.contains("..");
  }

  /** As its owner knows it again and a stranger does not: the first letter and the domain. */
  public String masked() {
    int first = value.offsetByCodePoints(0, 1);
    return value.substring(0, first) + "\u2026" + value.substring(value.indexOf('@'));
  }

  @Override
  public String toString() {
    return value;
  }
}
