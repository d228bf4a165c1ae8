package org.headgate.passwords.service.foreign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.headgate.common.json.JsonMappers;

/**
 * A password credential in the export of a Keycloak realm: an object with the texts {@code
 * secretData} and {@code credentialData}, which are JSON themselves.
 */
final class KeycloakCredential {

  private static final String VERSION_13 = "1.3";

  private KeycloakCredential() {}

  /**
   * @throws IllegalArgumentException when it is none, or its cost is not accepted
   */
  static ForeignHash read(String text) {
    JsonNode credential = json(text);
    JsonNode secret = json(credential.path("secretData").asText());
    JsonNode data = json(credential.path("credentialData").asText());
    HashBytes salt = HashBytes.ofBase64(secret.path("salt").asText());
    HashBytes hash = HashBytes.ofBase64(secret.path("value").asText());
    String algorithm = data.path("algorithm").asText();
    int iterations = data.path("hashIterations").asInt(-1);
    return algorithm.equals("argon2")
        ? argon2(data.path("additionalParameters"), iterations, salt, hash)
        : new Pbkdf2Hash(Pbkdf2Hash.Digest.named(algorithm), iterations, salt, hash);
  }

  private static ForeignHash argon2(JsonNode cost, int iterations, HashBytes salt, HashBytes hash) {
    String type = "argon2" + first(cost, "type", "id");
    if (!type.equals("argon2id") && !type.equals("argon2i")) {
      throw new IllegalArgumentException("its type must be id or i");
    }
    return ForeignArgon2Hash.of(
        new PhcString(
            type,
            Map.of(
                "v",
                first(cost, "version", VERSION_13).equals(VERSION_13) ? "19" : "16",
                "m",
                first(cost, "memory", ""),
                "t",
                String.valueOf(iterations),
                "p",
                first(cost, "parallelism", "1")),
            salt,
            hash));
  }

  /** Keycloak writes each parameter as a list of one text. */
  private static String first(JsonNode cost, String name, String absent) {
    JsonNode value = cost.path(name);
    return value.isArray() ? value.path(0).asText(absent) : value.asText(absent);
  }

  private static JsonNode json(String text) {
    try {
      JsonNode node = JsonMappers.lenient().readTree(text);
      if (node != null && node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is not the JSON of a Keycloak credential", e);
    }
    throw new IllegalArgumentException("it is not the JSON of a Keycloak credential");
  }
}
