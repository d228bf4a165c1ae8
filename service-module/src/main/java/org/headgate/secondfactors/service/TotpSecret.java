package org.headgate.secondfactors.service;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.util.encoders.Base32;

/** A secret shared with an authenticator app: 160 bits, as RFC 4226 recommends (4, R6). */
public final class TotpSecret {

  private static final int BYTES = 20;

  private final byte[] value;

  /** A secret as it was made; other lengths are refused. */
  public TotpSecret(byte[] value) {
    if (value.length != BYTES) {
      throw new IllegalArgumentException("a secret has " + BYTES + " bytes");
    }
    this.value = value.clone();
  }

  public static TotpSecret random(SecureRandom random) {
    byte[] value = new byte[BYTES];
    random.nextBytes(value);
    return new TotpSecret(value);
  }

  public byte[] bytes() {
    return value.clone();
  }

  /** As people type it (RFC 4648), without padding: 32 characters. */
  public String base32() {
    return Base32.toBase32String(value);
  }

  /**
   * As apps read it (Key Uri Format): with the defaults spelt out, since some apps have others.
   *
   * @param issuer whose account it is, as apps show it
   * @param account whose of them
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

  /** Without the secret. */
  @Override
  public String toString() {
    return "TotpSecret[]";
  }
}
