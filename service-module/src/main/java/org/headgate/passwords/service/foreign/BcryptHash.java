package org.headgate.passwords.service.foreign;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/**
 * A bcrypt hash, as written by OpenBSD, PHP and many others. It covers the first 72 bytes of a
 * password.
 */
record BcryptHash(String text) implements ForeignHash {

  private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");

  /** bcrypt's own base64, in the order of the values. */
  private static final String DIGITS =
      "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private static final int LAST_OF_SALT = 28;
  private static final int USED_BITS_OF_SALT = 0b11_0000;
  private static final int LAST_OF_RESULT = 59;
  private static final int USED_BITS_OF_RESULT = 0b11_1100;
  private static final int MIN = 4;
  private static final int MAX = 13;

  /**
   * @return empty for a text of another form
   * @throws IllegalArgumentException when its cost is not accepted
   */
  static Optional<ForeignHash> read(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int cost = Integer.parseInt(parts.group(1));
    if (cost < MIN || cost > MAX) {
      throw new IllegalArgumentException("its cost must be " + MIN + " to " + MAX);
    }
    return Optional.of(new BcryptHash(text));
  }

  @Override
  public boolean matches(String password) {
    return OpenBSDBCrypt.checkPassword(canonical(), password.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The last digits of salt and result have spare bits. Some libraries set them, all ignore them,
   * and the one here writes zeros before it compares the whole text.
   */
  private String canonical() {
    StringBuilder canonical = new StringBuilder(text);
    clearSpareBits(canonical, LAST_OF_SALT, USED_BITS_OF_SALT);
    clearSpareBits(canonical, LAST_OF_RESULT, USED_BITS_OF_RESULT);
    return canonical.toString();
  }

  private static void clearSpareBits(StringBuilder text, int index, int usedBits) {
    text.setCharAt(index, DIGITS.charAt(DIGITS.indexOf(text.charAt(index)) & usedBits));
  }
}
