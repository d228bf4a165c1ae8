package org.headgate.idempotency.api;

import java.util.regex.Pattern;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;

/**
 * What a caller calls one action of its own, so that it can ask for it again: 1 to 255 characters.
 */
public record IdempotencyKey(String text) {

  private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]{1,255}");

  /**
   * @throws InvalidRequestException for anything but 1 to 255 visible ASCII characters
   */
  public IdempotencyKey {
    if (!VISIBLE_ASCII.matcher(text).matches()) {
      throw new InvalidRequestException(
          new FieldError(Idempotent.HEADER, "must be 1 to 255 visible ASCII characters"));
    }
  }

  /** Without the key, which whoever knows it could use. */
  @Override
  public String toString() {
    return "IdempotencyKey[]";
  }
}
