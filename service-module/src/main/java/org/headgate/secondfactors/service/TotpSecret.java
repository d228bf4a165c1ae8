package org.headgate.secondfactors.service;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bouncycastle.util.encoders.Base32;
import org.bouncycastle.util.encoders.DecoderException;

/**
 * A secret shared with an authenticator app: 160 bits, as RFC 4226 recommends (4, R6); an imported
 * one has 128 to 512.
 */
public final class TotpSecret {

  private static final int BYTES = 20;
  private static final int MIN_BYTES = 16;
  private static final int MAX_BYTES = 64;
  private static final int GROUP = 8;
  private static final Pattern TYPED = Pattern.compile("[A-Z2-7]{26,103}");

  private final byte[] value;

  /**
   * Wraps a generated secret.
   *
   * @throws IllegalArgumentException when it is shorter than 16 bytes or longer than 64
   */
  public TotpSecret(byte[] value) {
    if (value.length < MIN_BYTES || value.length > MAX_BYTES) {
      throw new IllegalArgumentException("a secret has 16 to 64 bytes");
    }
    this.value = value.clone();
  }

  public static TotpSecret random(SecureRandom random) {
    byte[] value = new byte[BYTES];
    random.nextBytes(value);
    return new TotpSecret(value);
  }

  /**
   * Parses typed text; padding, white space and case do not matter.
   *
   * @throws IllegalArgumentException when it is no base32 (RFC 4648), or of another length
   */
  public static TotpSecret typed(String base32) {
    String plain = base32.replaceAll("[\\s=]", "").toUpperCase(Locale.ROOT);
    if (!TYPED.matcher(plain).matches()) {
      throw new IllegalArgumentException("no base32");
    }
    int padding = (GROUP - plain.length() % GROUP) % GROUP;
    return new TotpSecret(decoded(plain + "=".repeat(padding)));
  }

  /** No base32 ends with a group of 1, 3 or 6 characters; the library has its own error for it. */
  private static byte[] decoded(String base32) {
    try {
      return Base32.decode(base32);
    } catch (DecoderException e) {
      throw new IllegalArgumentException("no base32", e);
    }
  }

  public byte[] bytes() {
    return value.clone();
  }

  /** Base32 (RFC 4648) without padding: 32 characters. */
  public String base32() {
    return Base32.toBase32String(value);
  }

  /**
   * The link for apps (Key Uri Format), with explicit defaults, since some apps have others.
   *
   * @param issuer name of the service, as apps show it
   * @param account name of the account
   */
  public String otpauthUri(String issuer, String account) {
    return "otpauth://totp/"
        + encoded(issuer)
        + ":"
        + encoded(account)
        + "?secret="
        + base32()
        + "&issuer="
        + encoded(issuer)
        + "&algorithm=SHA1&digits="
        + TotpGenerator.DIGITS
        + "&period="
        + TotpGenerator.STEP.toSeconds();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TotpSecret secret && Arrays.equals(value, secret.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  /** Leaves out the secret. */
  @Override
  public String toString() {
    return "TotpSecret[]";
  }
}
