package org.headgate.oauth.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.headgate.oauth.api.OAuthException;
import org.headgate.oauth.service.ClientCredentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares what is read of OAuth's requests with Nimbus' SDK. All that its clients write is read as
 * its own server half reads it; where that half overlooks a fault, the request is refused here.
 */
class OAuthSdkTest {

  private static final URI ENDPOINT = URI.create("https://accounts.example.org/api/v1/oauth/token");
  private static final ClientAuthentication ORDERS =
      new ClientSecretBasic(new ClientID("orders"), new Secret("secret"));

  @ParameterizedTest
  @ValueSource(
      strings = {"orders", "a:b", "50% & more=?", "j\u00fcrgen", "\ud83d\ude00 +/", "\"q\\uoted\""})
  void credentialsOfItsClientsAreRead(String text) throws IOException {
    ClientID id = new ClientID(text);
    Secret secret = new Secret("secret " + text);
    for (ClientAuthentication own :
        List.of(new ClientSecretBasic(id, secret), new ClientSecretPost(id, secret))) {
      OAuthForm form = form(tokenRequest(own));

      assertThat(form.credentials()).contains(new ClientCredentials(text, "secret " + text));
      assertThat(form.require("grant_type")).isEqualTo("client_credentials");
      assertThat(form.require("scope")).isEqualTo("orders:read orders:write");
    }
  }

  @Test
  void tokensOfItsClientsAreRead() throws IOException {
    BearerAccessToken token = new BearerAccessToken("a.b-c_d~e+f/g=");

    OAuthForm introspection =
        form(new TokenIntrospectionRequest(ENDPOINT, ORDERS, token).toHTTPRequest());
    OAuthForm revocation =
        form(new TokenRevocationRequest(ENDPOINT, new ClientID("anybody"), token).toHTTPRequest());

    assertThat(introspection.require("token")).isEqualTo(token.getValue());
    assertThat(introspection.credentials()).contains(new ClientCredentials("orders", "secret"));
    assertThat(revocation.require("token")).isEqualTo(token.getValue());
    assertThat(revocation.credentials()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grant_type=client_credentials&scope=a+b%20c",
        "token=%C3%BC%2B%00&token_type_hint=&&client_id",
        "resource=https%3A%2F%2Fa.example&resource=b=c=&%C3%BC=1"
      })
  void wellFormedFormsAreReadAlike(String body) throws Exception {
    HTTPRequest request = tokenRequest(ORDERS);
    request.setBody(body);

    assertThat(members(request)).isEqualTo(request.getBodyAsFormParameters());
  }

  /**
   * An unreadable scope is left out there, and a token without one has all scopes; bytes that are
   * no UTF-8 become one and the same character; a second secret is never looked at.
   */
  @ParameterizedTest
  @ValueSource(strings = {"scope=%zz", "scope=%ff", "client_secret=another"})
  void faultsThatItOverlooksAreRefused(String member) {
    HTTPRequest request = tokenRequest(ORDERS);
    request.setBody("grant_type=client_credentials&" + member);

    assertThatCode(() -> TokenRequest.parse(request)).doesNotThrowAnyException();
    assertThatThrownBy(() -> form(request).credentials()).isInstanceOf(OAuthException.class);
  }

  @Test
  void repeatedTokenIsRefusedThoughItReadsTheFirst() {
    HTTPRequest request =
        new TokenIntrospectionRequest(ENDPOINT, ORDERS, new BearerAccessToken("a")).toHTTPRequest();
    request.setBody("token=a&token=b");

    assertThatCode(() -> TokenIntrospectionRequest.parse(request)).doesNotThrowAnyException();
    assertThatThrownBy(() -> form(request)).isInstanceOf(OAuthException.class);
  }

  /** RFC 9110, 11.1: the name of a scheme is read in any case. */
  @Test
  void schemeIsReadInAnyCaseThoughItOverlooksOthers() throws Exception {
    HTTPRequest request = tokenRequest(ORDERS);
    request.setAuthorization(request.getAuthorization().replace("Basic", "basic"));

    assertThat(ClientAuthentication.parse(request)).isNull();
    assertThat(form(request).credentials()).contains(new ClientCredentials("orders", "secret"));
  }

  /** RFC 6749, 5.2: who tries to authenticate by the header and fails gets 401, not 400. */
  @Test
  void malformedHeaderIsAFailedAuthenticationThoughItSaysInvalidRequest() throws IOException {
    HTTPRequest request = tokenRequest(ORDERS);
    request.setAuthorization("Basic ###");

    assertThat(
            catchThrowableOfType(ParseException.class, () -> TokenRequest.parse(request))
                .getErrorObject()
                .getCode())
        .isEqualTo(OAuth2Error.INVALID_REQUEST.getCode());
    assertThat(form(request).credentials()).isEmpty();
  }

  private static HTTPRequest tokenRequest(ClientAuthentication own) {
    return new TokenRequest.Builder(ENDPOINT, own, new ClientCredentialsGrant())
        .scope(new Scope("orders:read", "orders:write"))
        .build()
        .toHTTPRequest();
  }

  private static OAuthForm form(HTTPRequest request) throws IOException {
    String authorization = request.getAuthorization();
    return OAuthForm.of(
        members(request), authorization == null ? List.of() : List.of(authorization));
  }

  private static MultivaluedMap<String, String> members(HTTPRequest request) throws IOException {
    byte[] body = request.getBody().getBytes(StandardCharsets.UTF_8);
    return new FormBodyReader()
        .readFrom(null, null, null, null, null, new ByteArrayInputStream(body));
  }
}
