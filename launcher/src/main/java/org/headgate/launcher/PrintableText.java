package org.headgate.launcher;

import java.util.regex.Pattern;

/**
 * Text of strangers that is printed to a terminal. A terminal obeys sequences of control
 * characters: what somebody signs up with could otherwise overwrite lines, name links, or type for
 * whoever reads.
 */
public final class PrintableText {

  /** ECMA-48: control sequences, control strings with all that is in them, and other escapes. */
  private static final Pattern ESCAPES =
      Pattern.compile(
          "(?:\\x1b\\[|\\x9b)[0-?]*[ -/]*[@-~]?"
              + "|(?:\\x1b[\\]PX^_]|[\\x9d\\x90\\x98\\x9e\\x9f])[^\\x07\\x1b\\x9c]*(?:\\x07|\\x1b\\\\|\\x9c)?|\\x1b["
              + " -/]*[0-~]?");

  private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n?|\\u0085|\\u2028|\\u2029");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

  /** What turns text around, and what shows nothing. */
  private static final Pattern HIDDEN =
      Pattern.compile("[\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]");

  private PrintableText() {}

  /** The same text in the same lines, without what a terminal would obey. */
  public static String lines(String text) {
    String plain = ESCAPES.matcher(text).replaceAll("");
    plain = LINE_ENDS.matcher(plain).replaceAll("\n");
    plain = CONTROLS.matcher(plain).replaceAll("");
    return HIDDEN.matcher(plain).replaceAll("");
  }

  /** The same in one line. */
  public static String line(String text) {
    return lines(text).replaceAll("[\\n\\t]+", " ").strip();
  }
}
