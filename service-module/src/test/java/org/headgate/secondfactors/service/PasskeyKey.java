package org.headgate.secondfactors.service;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;

/** The key pair of a passkey of tests (ES256), new each time. */
public final class PasskeyKey {

  private static final int COORDINATE_BYTES = 32;

  private final KeyPair keys;

  public PasskeyKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public key as a COSE key: {1: 2, 3: -7, -1: 1, -2: x, -3: y} (RFC 9053). */
  public byte[] cose() {
    ECPublicKey key = (ECPublicKey) keys.getPublic();
    return PasskeyBytes.joined(
        new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21},
        PasskeyBytes.bytes(coordinate(key.getW().getAffineX())),
        new byte[] {0x22},
        PasskeyBytes.bytes(coordinate(key.getW().getAffineY())));
  }

  public byte[] signature(byte[] content) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] coordinate(BigInteger value) {
    byte[] raw = value.toByteArray();
    byte[] whole = new byte[COORDINATE_BYTES];
    int length = Math.min(raw.length, whole.length);
    System.arraycopy(raw, raw.length - length, whole, whole.length - length, length);
    return whole;
  }
}
