package org.headgate.secondfactors.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
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

  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private final PasskeyKey key = new PasskeyKey();
  private final byte[] id;

  SoftAuthenticator(int idBytes) {
    id = new byte[idBytes];
  }

  String credentialId() {
    return BASE64URL.encodeToString(id);
  }

  byte[] publicKey() {
    return key.cose();
  }

  /**
   * The result of {@code navigator.credentials.create}.
   *
   * @param publicKey a COSE key
   */
  ObjectNode registration(PasskeyOptions options, byte[] publicKey) {
    byte[] data =
        authenticatorData(VERIFIED | ATTESTED, PasskeyBytes.attestedCredential(id, publicKey));
    ObjectNode credential = credential();
    credential
        .putObject("response")
        .put("clientDataJSON", BASE64URL.encodeToString(client("webauthn.create", options)))
        .put("attestationObject", BASE64URL.encodeToString(PasskeyBytes.attestation(data)));
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
            BASE64URL.encodeToString(
                key.signature(PasskeyBytes.joined(authenticatorData, PasskeyBytes.sha256(client)))))
        .put("userHandle", userHandle);
    return credential;
  }

  /**
   * @param rest what follows the part of fixed length
   */
  static byte[] authenticatorData(int flags, byte[] rest) {
    byte[] host = PasskeyBytes.sha256(HOST.getBytes(StandardCharsets.UTF_8));
    return PasskeyBytes.joined(host, new byte[] {(byte) flags}, new byte[Integer.BYTES], rest);
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
}
