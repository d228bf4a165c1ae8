package org.headgate.common.identity;

import java.util.HexFormat;
import java.util.UUID;

/**
 * Parses every id in a request: a UUID of 36 characters (RFC 9562, 4). {@link UUID#fromString}
 * would accept shorter groups, signs and the digits of other scripts, and so give one resource many
 * names.
 */
public final class UuidParser {

  private static final String FORM = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

  private UuidParser() {}

  /**
   * @throws IllegalArgumentException for anything else
   */
  public static UUID parse(String text) {
    if (!hasForm(text)) {
      throw new IllegalArgumentException("no UUID");
    }
    return UUID.fromString(text);
  }

  private static boolean hasForm(String text) {
    if (text.length() != FORM.length()) {
      return false;
    }
    for (int index = 0; index < FORM.length(); index++) {
      char character = text.charAt(index);
      boolean isRight =
          FORM.charAt(index) == '-' ? character == '-' : HexFormat.isHexDigit(character);
      if (!isRight) {
        return false;
      }
    }
    return true;
  }
}
