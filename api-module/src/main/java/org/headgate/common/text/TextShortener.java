package org.headgate.common.text;

/** Shortens text for places of limited length; it never splits a character. */
public final class TextShortener {

  private static final String ELLIPSIS = "\u2026";

  private TextShortener() {}

  /** The beginning of a text. */
  public static String cut(String text, int maxLength) {
    if (text.length() <= maxLength) {
      return text;
    }
    boolean splits = Character.isHighSurrogate(text.charAt(maxLength - 1));
    return text.substring(0, splits ? maxLength - 1 : maxLength);
  }

  /** As {@link #cut}, with an ellipsis that shows that something is missing. */
  public static String withEllipsis(String text, int maxLength) {
    return text.length() <= maxLength ? text : cut(text, maxLength - 1) + ELLIPSIS;
  }
}
