package org.headgate.common.identity;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Parses every id in a request: a UUID of 36 characters (RFC 9562, 4). {@link UUID#fromString}
 * would accept shorter groups, signs and the digits of other scripts, and so give one resource many
 * names.
 */
public final class UuidParser {

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private UuidParser() {}

  /**
   * @throws IllegalArgumentException for anything else
   */
  public static UUID parse(String text) {
    if (!UUID_TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException("no UUID");
    }
    return UUID.fromString(text);
  }
}
