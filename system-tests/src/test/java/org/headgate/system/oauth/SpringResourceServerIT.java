package org.headgate.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restassured.http.ContentType;
import org.headgate.system.client.Person;
import org.headgate.system.client.ServiceClient;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.introspection.SpringOpaqueTokenIntrospector;

/** Verification of our tokens by Spring Security, set up as in its guide. */
class SpringResourceServerIT {

  private final Headgate headgate = Headgate.shared();
  private final Person ada = Person.user(headgate);

  @Test
  void issuerSufficesToVerifyTokens() {
    JwtDecoder decoder = JwtDecoders.fromIssuerLocation(headgate.url(""));

    Jwt token = decoder.decode(ada.accessToken());

    assertThat(token.getSubject()).isEqualTo(ada.me().<String>path("id"));
    assertThat(token.getAudience()).contains("headgate");
    String changed = ada.accessToken().replaceFirst("\\.[^.]", ".f");
    assertThatThrownBy(() -> decoder.decode(changed)).isInstanceOf(JwtException.class);
  }

  @Test
  void revokedTokensAreRefusedByIntrospection() {
    ServiceClient client = ServiceClient.with(headgate, "introspect");
    OpaqueTokenIntrospector introspector =
        SpringOpaqueTokenIntrospector.withIntrospectionUri(headgate.url("/api/v1/oauth/introspect"))
            .clientId(client.id())
            .clientSecret(client.secret())
            .build();
    OAuth2AuthenticatedPrincipal principal = introspector.introspect(ada.accessToken());
    assertThat(principal.<String>getAttribute("sub")).isEqualTo(ada.me().<String>path("id"));

    headgate
        .api()
        .contentType(ContentType.URLENC)
        .formParam("token", ada.accessToken())
        .formParam("client_id", "anybody")
        .post("/oauth/revoke")
        .then()
        .statusCode(200);

    assertThatThrownBy(() -> introspector.introspect(ada.accessToken()))
        .isInstanceOf(BadOpaqueTokenException.class);
  }
}
