package org.headgate.idempotency.api;

import java.util.regex.Pattern;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;

/** A caller's name for one request, so that it can be repeated safely: 1 to 255 characters. */
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

  /** Leaves out the key: whoever knows it could use it. */
  @Override
  public String toString() {
    return "IdempotencyKey[]";
  }
}
