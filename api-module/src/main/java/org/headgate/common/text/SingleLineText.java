package org.headgate.common.text;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text for places where a line is a record: a mail's header, a log line, a name. Line ends and
 * terminal controls in user input would otherwise inject headers or lines.
 */
public final class SingleLineText {

  /** Pattern for validating a member; see {@link #isOne}. */
  public static final String REGEXP = "[^\\p{Cc}\\p{Zl}\\p{Zp}]*";

  private static final String BLANK = "\\s\\p{Cc}\\p{Cf}\\p{Z}";

  /** Pattern for validating a name; see {@link #isName}. */
  public static final String NAME =
      "(?U)(?=.*[^"
          + BLANK
          + "\\u034f\\u115f\\u1160\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0])"
          + REGEXP;

  /** The message for an invalid member. */
  public static final String MESSAGE = "must be one line without control characters";

  private static final Pattern NAME_PATTERN = Pattern.compile(NAME);

  private SingleLineText() {}

  /** Whether the text contains no control character, line separator or unpaired surrogate. */
  public static boolean isOne(String text) {
    return text.codePoints().noneMatch(SingleLineText::isControl);
  }

  /** Whether the text is one line with at least one character that can be seen. */
  public static boolean isName(String text) {
    return isOne(text) && NAME_PATTERN.matcher(text).matches();
  }

  /** A name without spaces and invisible characters at its ends; no name becomes empty. */
  public static String trimmedName(String name) {
    return InvisibleCharacters.trimmed(name, SingleLineText::isBlank);
  }

  /** As {@link #BLANK}: every character of {@code \s} is a control character or a separator. */
  private static boolean isBlank(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** For people: each run of such characters becomes one space. */
  public static String spaced(String text) {
    if (isOne(text)) {
      return text;
    }
    StringBuilder line = new StringBuilder(text.length());
    boolean afterControl = false;
    for (int c : text.codePoints().toArray()) {
      boolean control = isControl(c);
      if (!control) {
        line.appendCodePoint(c);
      } else if (!afterControl) {
        line.append(' ');
      }
      afterControl = control;
    }
    return line.toString();
  }

  /** As {@link #spaced(String)}, shortened to a length. */
  public static String spaced(String text, int maxLength) {
    return TextShortener.cut(spaced(text), maxLength);
  }

  /** Removes the characters that change the direction of the text after them. */
  public static String inOneDirection(String text) {
    if (text.codePoints().noneMatch(SingleLineText::turnsDirection)) {
      return text;
    }
    return text.codePoints()
        .filter(codePoint -> !turnsDirection(codePoint))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /**
   * For logs: each of them becomes <code>&#92;u000a</code> and the like, as do characters that
   * change the direction of text, so that nothing is lost and nothing looks like something else.
   */
  public static String escaped(String text) {
    if (text.codePoints().noneMatch(SingleLineText::isEscaped)) {
      return text;
    }
    StringBuilder line = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (isEscaped(c)) {
                line.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                line.appendCodePoint(c);
              }
            });
    return line.toString();
  }

  private static boolean isEscaped(int codePoint) {
    return isControl(codePoint) || turnsDirection(codePoint);
  }

  /**
   * Embeddings, overrides and isolates, and their ends; not the directional marks, which names
   * need.
   */
  private static boolean turnsDirection(int codePoint) {
    return (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }

  private static boolean isControl(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
