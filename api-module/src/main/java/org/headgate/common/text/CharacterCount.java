package org.headgate.common.text;

/**
 * Counts the characters of a text as the OpenAPI document and the database do: one beyond U+FFFF,
 * such as an emoji, is one. Java's length counts it twice.
 */
public final class CharacterCount {

  private CharacterCount() {}

  public static int of(String text) {
    return text.codePointCount(0, text.length());
  }
}
