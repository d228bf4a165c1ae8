package org.headgate.system.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.ConfigurableJWTProcessor;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.text.ParseException;
import java.util.Set;
import org.headgate.system.client.Person;
import org.headgate.system.client.ServiceClient;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.PatienceExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A resource server of another maker, which knows only our issuer. */
class ResourceServerIT {

  private final Headgate headgate = Headgate.shared();
  private OIDCProviderMetadata metadata;

  @BeforeEach
  void discover() throws GeneralException, IOException {
    metadata = OIDCProviderMetadata.resolve(new Issuer(headgate.url("")));
  }

  @Test
  void tokensAreAcceptedAndAlteredOnesRefused()
      throws IOException, ParseException, BadJOSEException, JOSEException {
    Person ada = Person.user(headgate);
    ConfigurableJWTProcessor<SecurityContext> jwtProcessor = jwtProcessor();

    JWTClaimsSet claims = jwtProcessor.process(ada.accessToken(), null);

    assertThat(claims.getSubject()).isEqualTo(ada.me().path("id"));
    assertThat(claims.getStringListClaim("amr")).isNotEmpty();
    assertThat(claims.getStringClaim("acr")).isEqualTo("urn:headgate:acr:single-factor");
    assertThat(claims.getDateClaim("auth_time")).isBeforeOrEqualTo(claims.getIssueTime());
    String changed = ada.accessToken().replaceFirst("\\.[^.]", ".f");
    assertThatThrownBy(() -> jwtProcessor.process(changed, null))
        .isInstanceOf(BadJOSEException.class);
  }

  @Test
  void oauthMetadataAgreesWithOpenIdMetadata() throws GeneralException, IOException {
    AuthorizationServerMetadata found =
        AuthorizationServerMetadata.resolve(new Issuer(headgate.url("")));

    assertThat(found.getJWKSetURI()).isEqualTo(metadata.getJWKSetURI());
    assertThat(found.getTokenEndpointURI()).isEqualTo(metadata.getTokenEndpointURI());
  }

  @Test
  void clientGetsATokenAndDetectsRevocation() throws GeneralException, IOException {
    Person ada = Person.user(headgate);
    BearerAccessToken token = new BearerAccessToken(ada.accessToken());
    ClientAuthentication own = credentials("introspect");
    TokenResponse granted =
        TokenResponse.parse(
            new TokenRequest.Builder(
                    metadata.getTokenEndpointURI(), own, new ClientCredentialsGrant())
                .scope(new Scope("introspect"))
                .build()
                .toHTTPRequest()
                .send());
    assertThat(granted.indicatesSuccess()).isTrue();
    assertThat(isActive(own, token)).isTrue();

    int status =
        new TokenRevocationRequest(
                metadata.getRevocationEndpointURI(), new ClientID("anybody"), token)
            .toHTTPRequest()
            .send()
            .getStatusCode();

    assertThat(status).isEqualTo(200);
    assertThat(isActive(own, token)).isFalse();
  }

  @Test
  void oauthErrorsAreParsed() throws GeneralException, IOException {
    TokenResponse refused =
        TokenResponse.parse(
            new TokenRequest.Builder(
                    metadata.getTokenEndpointURI(), credentials(), new ClientCredentialsGrant())
                .scope(new Scope("everything"))
                .build()
                .toHTTPRequest()
                .send());

    assertThat(refused.toErrorResponse().getErrorObject().getCode()).isEqualTo("invalid_scope");
  }

  @Test
  void userInfoIsParsed() throws GeneralException, IOException {
    Person ada = Person.user(headgate);

    UserInfoResponse answer =
        UserInfoResponse.parse(
            new UserInfoRequest(
                    metadata.getUserInfoEndpointURI(), new BearerAccessToken(ada.accessToken()))
                .toHTTPRequest()
                .send());

    assertThat(answer.toSuccessResponse().getUserInfo().getEmailAddress()).isEqualTo(ada.email());
  }

  private boolean isActive(ClientAuthentication own, BearerAccessToken token)
      throws GeneralException, IOException {
    return TokenIntrospectionResponse.parse(
            new TokenIntrospectionRequest(metadata.getIntrospectionEndpointURI(), own, token)
                .toHTTPRequest()
                .send())
        .toSuccessResponse()
        .isActive();
  }

  private ClientAuthentication credentials(String... scopes) {
    ServiceClient client = ServiceClient.with(headgate, scopes);
    return new ClientSecretBasic(new ClientID(client.id()), new Secret(client.secret()));
  }

  /** Of its own accord it waits for half a second, which a busy machine takes. */
  private static ResourceRetriever retrieverWithLongTimeout() {
    int millis = (int) PatienceExtension.PATIENCE.toMillis();
    return new DefaultResourceRetriever(millis, millis);
  }

  private ConfigurableJWTProcessor<SecurityContext> jwtProcessor() throws IOException {
    DefaultJWTProcessor<SecurityContext> jwtProcessor = new DefaultJWTProcessor<>();
    jwtProcessor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            JWSAlgorithm.RS256,
            JWKSourceBuilder.create(metadata.getJWKSetURI().toURL(), retrieverWithLongTimeout())
                .build()));
    jwtProcessor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            "headgate",
            new JWTClaimsSet.Builder().issuer(metadata.getIssuer().getValue()).build(),
            Set.of("sub", "exp", "auth_time", "amr", "acr")));
    return jwtProcessor;
  }
}
