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
    return OpenBSDBCrypt.checkPassword(text, password.getBytes(StandardCharsets.UTF_8));
  }
}
