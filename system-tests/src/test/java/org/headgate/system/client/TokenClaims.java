package org.headgate.system.client;

import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The claims of an access token; its signature is not verified. */
public final class TokenClaims {

  private TokenClaims() {}

  public static JsonPath of(String token) {
    String payload = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
    return JsonPath.from(
        new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
  }
}
