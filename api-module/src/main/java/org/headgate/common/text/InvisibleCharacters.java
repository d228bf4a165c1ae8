package org.headgate.common.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import java.util.function.IntPredicate;

/**
 * Invisible characters: control, format (bidirectional ones included), separator and unassigned
 * ones. Copied text contains them, and they make two addresses look alike.
 */
public final class InvisibleCharacters {

  /** Zero width joiner and non-joiner, which some scripts need; IDNA checks their position. */
  private static final int NON_JOINER = 0x200C;

  private static final int JOINER = 0x200D;

  private InvisibleCharacters() {}

  /** The text without invisible characters at its beginning and end. */
  public static String trimmed(String text) {
    return trimmed(text, InvisibleCharacters::isInvisible);
  }

  /** The text without such characters at its beginning and end. */
  static String trimmed(String text, IntPredicate dropped) {
    int from = 0;
    while (from < text.length() && dropped.test(text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    int to = text.length();
    while (to > from && dropped.test(text.codePointBefore(to))) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }

  /** Whether a domain name contains a forbidden invisible character. */
  public static boolean areIn(String domain) {
    return domain.codePoints().anyMatch(c -> isInvisible(c) && c != NON_JOINER && c != JOINER);
  }

  private static boolean isInvisible(int codePoint) {
    if (codePoint > ' ' && codePoint < 0x7F) {
      return false;
    }
    return switch (UCharacter.getType(codePoint)) {
      case ECharacterCategory.CONTROL,
          ECharacterCategory.FORMAT,
          ECharacterCategory.SPACE_SEPARATOR,
          ECharacterCategory.LINE_SEPARATOR,
          ECharacterCategory.PARAGRAPH_SEPARATOR,
          ECharacterCategory.SURROGATE,
          ECharacterCategory.PRIVATE_USE,
          ECharacterCategory.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
