package org.headgate.fuzzing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts that stand for a fuzzer's bytes: UTF-8, in which half a surrogate pair has its three
 * bytes as well, since a JSON escape can bring one in. One line of printable ASCII stands for each
 * in the kept files.
 */
final class FuzzText {
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");
  private static final int SURROGATE_LEAD = 0xed;
  private static final int SURROGATE_LEAST = 0xa0;

  private FuzzText() {}

  static String of(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length);
    int begin = 0;
    for (int place = 0; place + 2 < bytes.length; place++) {
      if (Byte.toUnsignedInt(bytes[place]) == SURROGATE_LEAD
          && Byte.toUnsignedInt(bytes[place + 1]) >= SURROGATE_LEAST
          && Byte.toUnsignedInt(bytes[place + 1]) < 0xc0
          && (bytes[place + 2] & 0xc0) == 0x80) {
        text.append(new String(bytes, begin, place - begin, StandardCharsets.UTF_8))
            .append((char) (0xd000 | (bytes[place + 1] & 0x3f) << 6 | (bytes[place + 2] & 0x3f)));
        place += 2;
        begin = place + 1;
      }
    }
    return text.append(new String(bytes, begin, bytes.length - begin, StandardCharsets.UTF_8))
        .toString();
  }

  static byte[] bytes(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    text.codePoints()
        .forEach(
            character -> {
              if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
                bytes.write(SURROGATE_LEAD);
                bytes.write(0x80 | (character >> 6 & 0x3f));
                bytes.write(0x80 | (character & 0x3f));
              } else {
                bytes.writeBytes(Character.toString(character).getBytes(StandardCharsets.UTF_8));
              }
            });
    return bytes.toByteArray();
  }

  /** As it is kept. */
  static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.chars()
        .forEach(
            character -> {
              if (character <= ' ' || character >= 0x7f || character == '\\') {
                line.append(String.format("\\u%04x", character));
              } else {
                line.append((char) character);
              }
            });
    return line.toString();
  }

  static String ofLine(String line) {
    return ESCAPE
        .matcher(line)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(escape.group(1), 16))));
  }
}
