package org.headgate.common.service;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys derived from {@code SECRET_KEY}, one for each purpose, so that a value made for one
 * purpose is invalid for another. The secret is not kept, and nothing here is ever logged.
 *
 * <p>Derivation is one HMAC-SHA-256 of the purpose's name under the secret: HKDF-Expand (RFC 5869)
 * for one block, which is enough because the secret is uniformly random.
 */
public final class KeyRing {

  private static final String HMAC = "HmacSHA256";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Map<Purpose, byte[]> derived = new EnumMap<>(Purpose.class);
  private final SecureRandom random = new SecureRandom();

  /**
   * @param secret at least 32 random bytes
   */
  public KeyRing(byte[] secret) {
    if (secret.length < 32) {
      throw new IllegalArgumentException(
          "the secret has " + secret.length + " bytes, 32 are needed");
    }
    for (Purpose purpose : Purpose.values()) {
      derived.put(purpose, derive(secret, purpose));
    }
  }

  /** The purposes of derived keys. */
  public enum Purpose {
    CODE_VALUE,
    CODE_HASH,
    ADDRESS_HASH,
    NETWORK_HASH,
    REFRESH_TOKEN,
    REFRESH_TOKEN_HASH,
    DEVICE_TOKEN,
    TOTP_SEAL,
    RECOVERY_CODE_HASH,
    MFA_TOKEN,
    PASSKEY_CHALLENGE,
    CLIENT_SECRET,
    CLIENT_SECRET_HASH,
    PERSONAL_TOKEN,
    PERSONAL_TOKEN_HASH,
    SIGNING_KEY_SEAL,
    AUDIT_ENTRY,
    AUDIT_CHAIN,
    AUDIT_ANCHOR,
    WEBHOOK_SECRET,
    IDEMPOTENCY_SLOT,
    IDEMPOTENCY_FINGERPRINT,
    IDEMPOTENCY_ANSWER,
    IMPORT_SEAL,
    IMPORT_PLAN,
    ALERT_SEAL,
    MESSAGE_ID,
    ALERT_NAME,
    ALERT_STATE
  }

  /** The MAC of the parts in order, each prefixed with its length; 32 bytes. */
  public byte[] mac(Purpose purpose, byte[]... parts) {
    Mac mac = hmac(derived.get(purpose));
    for (byte[] part : parts) {
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
      mac.update(part);
    }
    return mac.doFinal();
  }

  /** Encrypts and authenticates (AES-256-GCM); decryption needs the same label. */
  public byte[] encrypt(Purpose purpose, String label, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = gcm(Cipher.ENCRYPT_MODE, purpose, label, nonce, plain);
    return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
  }

  /**
   * @throws UnreadableSecretException when it was sealed under another secret, changed, or cut off
   */
  public byte[] decrypt(Purpose purpose, String label, byte[] sealed) {
    if (sealed.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
      throw new UnreadableSecretException(label);
    }
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    return gcm(
        Cipher.DECRYPT_MODE,
        purpose,
        label,
        nonce,
        Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length));
  }

  private byte[] gcm(int mode, Purpose purpose, String label, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode,
          new SecretKeySpec(derived.get(purpose), "AES"),
          new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(label.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new UnreadableSecretException(label, e);
    }
  }

  private static byte[] derive(byte[] secret, Purpose purpose) {
    return hmac(secret)
        .doFinal(("headgate/" + purpose.name() + "\u0001").getBytes(StandardCharsets.UTF_8));
  }

  private static Mac hmac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(HMAC + " is part of every Java platform", e);
    }
  }

  /** A sealed value cannot be opened: most likely {@code SECRET_KEY} has changed since. */
  public static final class UnreadableSecretException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableSecretException(String label, Throwable cause) {
      super(label + " cannot be opened: SECRET_KEY is not the one that it was sealed under", cause);
    }

    UnreadableSecretException(String label) {
      super(label + " cannot be opened: it was cut off");
    }
  }
}
