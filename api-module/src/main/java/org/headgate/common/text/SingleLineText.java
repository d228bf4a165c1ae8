package org.headgate.common.text;

import java.util.Locale;

/**
 * Text that goes where one line is one thing: a mail's header, a line of the log, a name. What ends
 * a line or steers a terminal must not come out of what somebody typed: it would be a header or a
 * line of its own.
 */
public final class SingleLineText {

  /** For the validation of a member: as {@link #isOne}. */
  public static final String REGEXP = "[^\\p{Cc}\\p{Zl}\\p{Zp}]*";

  /** What a member that is none is refused with. */
  public static final String MESSAGE = "must be one line without control characters";

  private SingleLineText() {}

  /**
   * Whether the text holds neither control characters, nor line separators, nor half a character.
   */
  public static boolean isOne(String text) {
    return text.codePoints().noneMatch(SingleLineText::isControl);
  }

  /** For people: each run of such characters becomes one space. */
  public static String spaced(String text) {
    if (isOne(text)) {
      return text;
    }
    StringBuilder line = new StringBuilder(text.length());
    boolean before = false;
    for (int c : text.codePoints().toArray()) {
      boolean control = isControl(c);
      if (!control) {
        line.appendCodePoint(c);
      } else if (!before) {
        line.append(' ');
      }
      before = control;
    }
    return line.toString();
  }

  /**
   * For logs: each of them is written as <code>&#92;u000a</code>, as are characters that turn the
   * direction of what follows, so that nothing is lost and nothing looks like something else.
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

  /** Embeddings, overrides and isolates, and their ends; not the marks, which names need. */
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
