package org.headgate.system.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.headgate.secondfactors.service.PasskeyBytes;
import org.headgate.secondfactors.service.PasskeyKey;

/**
 * A browser with an authenticator in it, written from WebAuthn level 2 and RFC 8949 alone, so that
 * the server is not tested with its own library. It makes one passkey (ES256, attestation none) and
 * does what a test asks for, right or wrong.
 */
public final class SoftPasskey {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
  private static final int PRESENT = 1;
  private static final int VERIFIED = 4;
  private static final int ATTESTED = 64;

  private final String origin;
  private final byte[] id;
  private final PasskeyKey key;
  private String userHandle = "";
  private int count;

  /**
   * @param origin the origin of the page that asks
   */
  public SoftPasskey(String origin) {
    this.origin = origin;
    this.id = anyId();
    this.key = new PasskeyKey();
  }

  /** Adds one to somebody's account and answers its id. */
  public static String addedTo(Person person, String origin) {
    Response options =
        person
            .asCaller()
            .body(Map.of("password", Person.PASSWORD))
            .post("/users/me/passkeys/options");
    return person
        .asCaller()
        .body("{\"name\":\"Laptop\",\"credential\":" + new SoftPasskey(origin).made(options) + "}")
        .post("/users/me/passkeys")
        .then()
        .statusCode(201)
        .extract()
        .path("passkey.id");
  }

  /** The same passkey, asked by another page. */
  public SoftPasskey(String origin, SoftPasskey same) {
    this.origin = origin;
    this.id = same.id;
    this.key = same.key;
    this.userHandle = same.userHandle;
    this.count = same.count;
  }

  /** The result of {@code navigator.credentials.create} for the options. */
  public ObjectNode made(Response options) {
    return madeWithKey(options, key.cose());
  }

  /** As {@link #made}, with another public key. */
  public ObjectNode madeWithKey(Response options, byte[] coseKey) {
    return made(
        options, PRESENT | VERIFIED | ATTESTED, PasskeyBytes.attestedCredential(id, coseKey));
  }

  /** As {@link #made}, without any public key. */
  public ObjectNode madeWithoutKey(Response options) {
    return made(options, PRESENT | VERIFIED, new byte[0]);
  }

  private ObjectNode made(Response options, int flags, byte[] attested) {
    JsonNode publicKey = publicKey(options);
    userHandle = publicKey.at("/user/id").asText();
    byte[] client = client("webauthn.create", publicKey);
    byte[] data =
        PasskeyBytes.joined(authenticatorData(publicKey.at("/rp/id").asText(), flags), attested);
    ObjectNode credential = credential();
    credential
        .putObject("response")
        .put("clientDataJSON", BASE64URL.encodeToString(client))
        .put("attestationObject", BASE64URL.encodeToString(PasskeyBytes.attestation(data)))
        .putArray("transports")
        .add("internal");
    return credential;
  }

  /** The result of {@code navigator.credentials.get} for the options, its user verified. */
  public ObjectNode proof(Response options) {
    count++;
    return proof(options, PRESENT | VERIFIED);
  }

  /** As {@link #proof}, with data that say of themselves that a public key follows. */
  public ObjectNode proofFollowedBy(Response options, byte[] attested) {
    count++;
    return proof(options, PRESENT | VERIFIED | ATTESTED, attested);
  }

  /** As {@link #proof}, but nobody was asked for a PIN, a finger or a face. */
  public ObjectNode proofWithoutVerification(Response options) {
    count++;
    return proof(options, PRESENT);
  }

  /** As {@link #proof}, of a copy that was made of the authenticator before its last use. */
  public ObjectNode proofOfACopy(Response options) {
    return proof(options, PRESENT | VERIFIED);
  }

  /** As {@link #proof}, with another signature. */
  public ObjectNode forgery(Response options) {
    ObjectNode credential = proof(options);
    ObjectNode other = new SoftPasskey(origin).proof(options);
    ((ObjectNode) credential.get("response")).set("signature", other.at("/response/signature"));
    return credential;
  }

  private ObjectNode proof(Response options, int flags) {
    return proof(options, flags, new byte[0]);
  }

  private ObjectNode proof(Response options, int flags, byte[] attested) {
    JsonNode publicKey = publicKey(options);
    byte[] client = client("webauthn.get", publicKey);
    String relyingParty = publicKey.path("rpId").asText(publicKey.at("/rp/id").asText());
    byte[] data = PasskeyBytes.joined(authenticatorData(relyingParty, flags), attested);
    ObjectNode credential = credential();
    credential
        .putObject("response")
        .put("clientDataJSON", BASE64URL.encodeToString(client))
        .put("authenticatorData", BASE64URL.encodeToString(data))
        .put(
            "signature",
            BASE64URL.encodeToString(
                key.signature(PasskeyBytes.joined(data, PasskeyBytes.sha256(client)))))
        .put("userHandle", userHandle);
    return credential;
  }

  private ObjectNode credential() {
    String text = BASE64URL.encodeToString(id);
    ObjectNode credential = JSON.createObjectNode();
    credential
        .put("type", "public-key")
        .put("id", text)
        .put("rawId", text)
        .put("authenticatorAttachment", "platform")
        .putObject("clientExtensionResults");
    return credential;
  }

  private byte[] client(String type, JsonNode publicKey) {
    return JSON.createObjectNode()
        .put("type", type)
        .put("challenge", publicKey.get("challenge").asText())
        .put("origin", origin)
        .put("crossOrigin", false)
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] authenticatorData(String relyingParty, int flags) {
    return ByteBuffer.allocate(37)
        .put(PasskeyBytes.sha256(relyingParty.getBytes(StandardCharsets.UTF_8)))
        .put((byte) flags)
        .putInt(count)
        .array();
  }

  private static byte[] anyId() {
    UUID random = UUID.randomUUID();
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(random.getMostSignificantBits())
        .putLong(random.getLeastSignificantBits())
        .array();
  }

  private static JsonNode publicKey(Response options) {
    try {
      return JSON.readTree(options.asString()).get("public_key");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
