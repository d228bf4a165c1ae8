package org.headgate.launcher;

import java.util.regex.Pattern;

/**
 * Makes untrusted text safe to print. Terminals obey control sequences: text from a sign-up could
 * otherwise overwrite lines, set links, or simulate input.
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

  /** Characters that change the direction of text, and invisible ones. */
  private static final Pattern HIDDEN =
      Pattern.compile("[\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]");

  private PrintableText() {}

  /** The same text and lines, without control sequences. */
  public static String lines(String text) {
    String plain = ESCAPES.matcher(text).replaceAll("");
    plain = LINE_ENDS.matcher(plain).replaceAll("\n");
    plain = CONTROLS.matcher(plain).replaceAll("");
    return HIDDEN.matcher(plain).replaceAll("");
  }

  /** The same text in one line. */
  public static String line(String text) {
    return lines(text).replaceAll("[\\n\\t]+", " ").strip();
  }
}
