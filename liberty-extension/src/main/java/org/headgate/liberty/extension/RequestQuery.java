package org.headgate.liberty.extension;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The query of a request. The server's own pages answer an invalid escape with an error page, so it
 * is checked before.
 *
 * @param raw as it was sent, empty when there is none
 */
record RequestQuery(String raw) {

  /** Whether all escapes are well formed and UTF-8. */
  boolean isReadable() {
    try {
      String text = URLDecoder.decode(raw, StandardCharsets.ISO_8859_1);
      StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
      return true;
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return false;
    }
  }

  /** The decoded values of a parameter, in order; only for a readable query. */
  List<String> values(String name) {
    return Arrays.stream(raw.split("&", -1))
        .map(parameter -> parameter.split("=", 2))
        .filter(parts -> decoded(parts[0]).equals(name))
        .map(parts -> parts.length == 2 ? decoded(parts[1]) : "")
        .toList();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
