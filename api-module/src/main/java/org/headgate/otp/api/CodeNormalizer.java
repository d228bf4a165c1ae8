package org.headgate.otp.api;

import java.util.Set;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;

/**
 * Normalizes a code that was typed, pasted or dictated. Blanks, hyphens and invisible characters
 * are dropped, and digits of every script become ASCII. Anything else is refused as an invalid
 * field before the code is checked, so that a typing mistake costs no guess.
 */
public final class CodeNormalizer {

  private static final int DIGITS = 6;
  private static final int MINUS = 0x2212;
  private static final int MODIFIER_MINUS = 0x02d7;
  private static final int HYPHEN_BULLET = 0x2043;

  /** Typed by the key of the hyphen on Japanese keyboards, in both widths. */
  private static final int LONG_VOWEL_MARK = 0x30fc;

  private static final int NARROW_LONG_VOWEL_MARK = 0xff70;

  /** Hyphens by their looks, which are no dashes in Unicode. */
  private static final Set<Integer> HYPHENS =
      Set.of(MINUS, MODIFIER_MINUS, HYPHEN_BULLET, LONG_VOWEL_MARK, NARROW_LONG_VOWEL_MARK);

  private static final int FULL_WIDTH_FIRST = 0xff01;
  private static final int FULL_WIDTH_LAST = 0xff5e;
  private static final int FULL_WIDTH_OFFSET = 0xfee0;

  private CodeNormalizer() {}

  /**
   * Returns the six ASCII digits of the code.
   *
   * @param field the name of the field on the wire
   * @throws InvalidRequestException naming the field when there are not six digits and nothing else
   */
  public static String digits(String field, String typed) {
    String plain = withoutFormatting(typed);
    if (plain.length() != DIGITS || !plain.chars().allMatch(CodeNormalizer::isAsciiDigit)) {
      throw new InvalidRequestException(new FieldError(field, "must be six digits"));
    }
    return plain;
  }

  /**
   * Drops formatting characters, and converts digits of every script and full-width characters to
   * ASCII. Everything else stays.
   */
  public static String withoutFormatting(String typed) {
    StringBuilder plain = new StringBuilder(typed.length());
    typed
        .codePoints()
        .filter(character -> !isFormatting(character))
        .map(CodeNormalizer::plain)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  private static boolean isFormatting(int character) {
    return switch (Character.getType(character)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.FORMAT,
          Character.DASH_PUNCTUATION ->
          true;
      case Character.CONTROL -> Character.isWhitespace(character) || character == 0x85;
      default -> HYPHENS.contains(character);
    };
  }

  private static int plain(int character) {
    int digit = Character.digit(character, 10);
    if (digit >= 0) {
      return '0' + digit;
    }
    return character >= FULL_WIDTH_FIRST && character <= FULL_WIDTH_LAST
        ? character - FULL_WIDTH_OFFSET
        : character;
  }

  private static boolean isAsciiDigit(int character) {
    return character >= '0' && character <= '9';
  }
}
