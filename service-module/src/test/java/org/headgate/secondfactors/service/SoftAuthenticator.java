package org.headgate.secondfactors.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.headgate.common.json.JsonMappers;
import org.headgate.secondfactors.api.PasskeyOptions;

/** An authenticator with one passkey, and a browser whose answers a test may break anywhere. */
final class SoftAuthenticator {

  static final String HOST = "accounts.example.org";
  static final String ORIGIN = "https://" + HOST;

  /** Flags of the authenticator's data: somebody was there and was verified. */
  static final int VERIFIED = 0b101;

  /** The flag of data that holds a credential. */
  private static final int ATTESTED = 0b100_0000;

  private static final int COORDINATE_BYTES = 32;
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private final KeyPair keys;
  private final byte[] id;

  SoftAuthenticator(int idBytes) {
    id = new byte[idBytes];
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String credentialId() {
    return BASE64URL.encodeToString(id);
  }

  /** {1: 2, 3: -7, -1: 1, -2: x, -3: y} (RFC 9053). */
  byte[] publicKey() {
    ECPublicKey key = (ECPublicKey) keys.getPublic();
    return joined(
        new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21},
        bytes(coordinate(key.getW().getAffineX())),
        new byte[] {0x22},
        bytes(coordinate(key.getW().getAffineY())));
  }

  /**
   * The result of {@code navigator.credentials.create}.
   *
   * @param publicKey a COSE key
   */
  ObjectNode registration(PasskeyOptions options, byte[] publicKey) {
    byte[] data =
        authenticatorData(
            VERIFIED | ATTESTED,
            joined(
                new byte[16],
                ByteBuffer.allocate(Short.BYTES).putShort((short) id.length).array(),
                id,
                publicKey));
    byte[] attestation =
        joined(
            new byte[] {(byte) 0xa3},
            text("fmt"),
            text("none"),
            text("attStmt"),
            new byte[] {(byte) 0xa0},
            text("authData"),
            bytes(data));
    ObjectNode credential = credential();
    credential
        .putObject("response")
        .put("clientDataJSON", BASE64URL.encodeToString(client("webauthn.create", options)))
        .put("attestationObject", BASE64URL.encodeToString(attestation));
    return credential;
  }

  /** The result of {@code navigator.credentials.get}, rightly signed. */
  ObjectNode assertion(PasskeyOptions options, String userHandle, byte[] authenticatorData) {
    byte[] client = client("webauthn.get", options);
    ObjectNode credential = credential();
    credential
        .putObject("response")
        .put("clientDataJSON", BASE64URL.encodeToString(client))
        .put("authenticatorData", BASE64URL.encodeToString(authenticatorData))
        .put(
            "signature",
            BASE64URL.encodeToString(signed(joined(authenticatorData, sha256(client)))))
        .put("userHandle", userHandle);
    return credential;
  }

  /**
   * @param rest what follows the part of fixed length
   */
  static byte[] authenticatorData(int flags, byte[] rest) {
    byte[] host = sha256(HOST.getBytes(StandardCharsets.UTF_8));
    return joined(host, new byte[] {(byte) flags}, new byte[Integer.BYTES], rest);
  }

  private ObjectNode credential() {
    ObjectNode credential = JsonMappers.strict().createObjectNode();
    credential
        .put("type", "public-key")
        .put("id", credentialId())
        .put("rawId", credentialId())
        .putObject("clientExtensionResults");
    return credential;
  }

  private static byte[] client(String type, PasskeyOptions options) {
    return JsonMappers.strict()
        .createObjectNode()
        .put("type", type)
        .put("challenge", options.publicKey().path("challenge").asText())
        .put("origin", ORIGIN)
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] signed(byte[] content) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
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

  /** A text of CBOR (RFC 8949) with less than 24 characters. */
  private static byte[] text(String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return joined(new byte[] {(byte) (0x60 + content.length)}, content);
  }

  /** A byte string of CBOR with less than 64 KiB. */
  private static byte[] bytes(byte[] content) {
    return joined(
        new byte[] {0x59},
        ByteBuffer.allocate(Short.BYTES).putShort((short) content.length).array(),
        content);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }
}
