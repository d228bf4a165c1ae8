package org.headgate.liberty.extension;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The path of a request, checked as the web container would check it: what the container would
 * refuse with its own page is refused before.
 *
 * @param raw as it was sent
 */
record RequestPath(String raw) {

  private static final int FIRST_VISIBLE = 0x20;
  private static final int DELETE = 0x7f;

  /** Empty when the web container accepts it. */
  Optional<Refusal> refusal() {
    if (isPlain()) {
      return Optional.empty();
    }
    return decoded()
        .map(RequestPath::segmentsRefusal)
        .orElse(Optional.of(Refusal.invalidRequest("path", "must be a path of a URI (RFC 3986)")));
  }

  /**
   * Whether it has only letters, digits, hyphens, underscores and slashes: nothing to decode, no
   * dots and no parameters.
   */
  boolean isPlain() {
    for (int index = 0; index < raw.length(); index++) {
      char character = raw.charAt(index);
      boolean isPlain =
          (character >= 'a' && character <= 'z')
              || (character >= 'A' && character <= 'Z')
              || (character >= '0' && character <= '9')
              || character == '/'
              || character == '-'
              || character == '_';
      if (!isPlain) {
        return false;
      }
    }
    return true;
  }

  /**
   * The decoded path; empty when an escape is malformed or no UTF-8, or encodes a control
   * character.
   */
  private Optional<String> decoded() {
    byte[] bytes = new byte[raw.length()];
    int length = 0;
    for (int index = 0; index < raw.length(); index++) {
      char character = raw.charAt(index);
      if (character == '%') {
        int high = index + 1 < raw.length() ? Character.digit(raw.charAt(index + 1), 16) : -1;
        int low = index + 2 < raw.length() ? Character.digit(raw.charAt(index + 2), 16) : -1;
        if (high < 0 || low < 0) {
          return Optional.empty();
        }
        bytes[length++] = (byte) (high * 16 + low);
        index += 2;
      } else {
        bytes[length++] = (byte) character;
      }
      int unsigned = bytes[length - 1] & 0xff;
      if (unsigned < FIRST_VISIBLE || unsigned == DELETE) {
        return Optional.empty();
      }
    }
    return text(ByteBuffer.wrap(bytes, 0, length));
  }

  private static Optional<String> text(ByteBuffer bytes) {
    try {
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Optional<Refusal> segmentsRefusal(String path) {
    Deque<String> above = new ArrayDeque<>();
    Iterator<String> segments = List.of(path.split("/", -1)).iterator();
    while (segments.hasNext()) {
      String segment = segments.next();
      boolean hidesADot = segment.startsWith(".;") || segment.startsWith("..;");
      boolean isNoSegment = segment.startsWith(";") && segments.hasNext();
      boolean leavesTheRoot = segment.equals("..") && above.isEmpty();
      if (hidesADot || isNoSegment || leavesTheRoot) {
        return Optional.of(
            Refusal.invalidRequest("path", "must not lead out of the server, or nowhere"));
      }
      if (segment.equals("..")) {
        above.pop();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        above.push(segment);
      }
    }
    return Optional.empty();
  }
}
