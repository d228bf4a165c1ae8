package org.headgate.system;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The claims of an access token; its signature is not verified. */
final class TokenClaims {

  private TokenClaims() {}

  static JsonPath of(String token) {
    String payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
    return JsonPath.from(
        new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
  }
}
