package org.headgate.passwords.service;

import java.util.List;

/**
 * The beginning of a password, by which its strength is measured. zxcvbn looks up every part of a
 * text once for each combination of letters that its symbols may stand for, so 64 chosen symbols
 * would take a core for a second, and tens of megabytes. A sample never has many more parts to look
 * up than a text of the full length with a few symbols; a password is at least as strong as its
 * beginning.
 */
final class StrengthSample {

  /** The work grows with the square of the length; longer passwords are strong enough. */
  static final int MAX_LENGTH = 64;

  /** Combinations in a text of the full length: with all ten digits it has four. */
  private static final int MAX_COMBINATIONS = 4;

  private static final long MAX_LOOKUPS = MAX_COMBINATIONS * parts(MAX_LENGTH);

  /** For each letter that several symbols stand for, these symbols, as zxcvbn knows them. */
  private static final List<String> SUBSTITUTES =
      List.of("4@", "({[<", "69", "1!|", "1|7", "$5", "+7");

  private StrengthSample() {}

  /** All of a usual password; at least ten characters of any other one. */
  static String of(String password) {
    int length = Math.min(MAX_LENGTH, password.length());
    while (lookups(password.substring(0, length)) > MAX_LOOKUPS) {
      length--;
    }
    return password.substring(0, length);
  }

  private static long lookups(String text) {
    return combinations(text) * parts(text.length());
  }

  /**
   * How many ways there are to choose one symbol of the text for each letter. Where two letters
   * share a symbol, zxcvbn tries up to twice as many.
   */
  private static long combinations(String text) {
    return SUBSTITUTES.stream()
        .mapToLong(symbols -> symbols.chars().filter(symbol -> text.indexOf(symbol) >= 0).count())
        .filter(present -> present > 0)
        .reduce(1, (one, other) -> one * other);
  }

  private static long parts(int length) {
    return length * (length + 1L) / 2;
  }
}
