package org.headgate.config;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The root key of an installation, from which the keys for hashing codes and for encrypting signing
 * keys are derived. It comes from the environment or the embedded run's home, and is the same on
 * every node.
 */
public final class MasterSecret {
  /** Minimum length in bytes. */
  public static final int MIN_BYTES = 32;

  private static final String HMAC = "HmacSHA256";

  private final byte[] bytes;

  /** Refuses fewer than {@link #MIN_BYTES} bytes. */
  public MasterSecret(byte[] bytes) {
    if (bytes.length < MIN_BYTES) {
      throw new IllegalArgumentException("a secret key has at least " + MIN_BYTES + " bytes");
    }
    this.bytes = bytes.clone();
  }

  /**
   * Reads hexadecimal digits if there is nothing else in the text, base64 (plain or URL-safe,
   * padded or not) otherwise.
   *
   * @throws IllegalArgumentException if it is neither, or too short; the message never quotes the
   *     text
   */
  public static MasterSecret parse(String text) {
    boolean hex = text.length() % 2 == 0 && text.chars().allMatch(HexFormat::isHexDigit);
    return new MasterSecret(hex ? HexFormat.of().parseHex(text) : base64(text));
  }

  /** The key for derivation; returns a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * Derives a password of 43 characters, for uses whose owner chose none.
   *
   * @param purpose what it is for; another purpose gives another password
   */
  public Secret password(String purpose) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(bytes, HMAC));
      byte[] derived = mac.doFinal(("password of " + purpose).getBytes(StandardCharsets.UTF_8));
      return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(derived));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(HMAC + " is part of every Java platform", e);
    }
  }

  private static byte[] base64(String text) {
    try {
      return Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a secret key is base64 or hexadecimal", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MasterSecret key && MessageDigest.isEqual(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return Secret.MASK;
  }
}
