package org.headgate.oauth.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headgate.config.settings.AccountSettings;
import org.headgate.sessions.service.AuthenticationContext;

/**
 * The metadata of this server for other applications (RFC 8414; OpenID Connect Discovery 1.0); it
 * lists only supported features. Every address is below {@code PUBLIC_URL}, whatever host a request
 * names.
 */
@ApplicationScoped
public class ServerMetadata {

  private static final String API = "/api/v1";
  private static final List<String> NONE = List.of();
  private static final List<String> CLIENT_AUTHENTICATION =
      List.of("client_secret_basic", "client_secret_post");

  private AccountSettings settings;

  /** For the client proxy only. */
  protected ServerMetadata() {}

  @Inject
  ServerMetadata(AccountSettings settings) {
    this.settings = settings;
  }

  /** The metadata of RFC 8414, section 2. */
  public Map<String, Object> authorizationServer() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("issuer", url(""));
    metadata.put("jwks_uri", url("/.well-known/jwks.json"));
    metadata.put("response_types_supported", NONE);
    metadata.put("grant_types_supported", List.of(ClientTokenFacade.GRANT_TYPE));
    metadata.put("token_endpoint", url(API + "/oauth/token"));
    metadata.put("token_endpoint_auth_methods_supported", CLIENT_AUTHENTICATION);
    metadata.put("introspection_endpoint", url(API + "/oauth/introspect"));
    metadata.put("introspection_endpoint_auth_methods_supported", CLIENT_AUTHENTICATION);
    metadata.put("revocation_endpoint", url(API + "/oauth/revoke"));
    metadata.put("revocation_endpoint_auth_methods_supported", List.of("none"));
    metadata.put("service_documentation", url("/openapi/ui/"));
    return metadata;
  }

  /** The metadata of OpenID Connect Discovery 1.0, section 3. */
  public Map<String, Object> openIdProvider() {
    Map<String, Object> metadata = authorizationServer();
    metadata.put("userinfo_endpoint", url(API + "/userinfo"));
    metadata.put("subject_types_supported", List.of("public"));
    metadata.put("id_token_signing_alg_values_supported", List.of("RS256"));
    metadata.put("acr_values_supported", AuthenticationContext.ALL);
    metadata.put("claim_types_supported", List.of("normal"));
    metadata.put(
        "claims_supported",
        List.of(
            "sub",
            "email",
            "email_verified",
            "name",
            "locale",
            "zoneinfo",
            "updated_at",
            "iss",
            "aud",
            "exp",
            "iat",
            "jti",
            "sid",
            "upn",
            "groups",
            "auth_time",
            "amr",
            "acr",
            "department",
            "attributes"));
    metadata.put("claims_parameter_supported", false);
    metadata.put("request_uri_parameter_supported", false);
    return metadata;
  }

  private String url(String path) {
    return settings.publicUrl() + path;
  }
}
