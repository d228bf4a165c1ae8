package org.headgate.oauth.web;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.headgate.oauth.api.ClientTokenRequest;
import org.headgate.oauth.api.ClientTokenResponse;
import org.headgate.oauth.api.IntrospectionResponse;
import org.headgate.oauth.api.OAuthApi;
import org.headgate.oauth.api.OAuthException;
import org.headgate.oauth.service.ClientTokenFacade;
import org.headgate.oauth.service.IntrospectionFacade;
import org.headgate.oauth.service.RevocationFacade;

/**
 * REST resource for OAuth: token, introspection, revocation. Service accounts authenticate with
 * their secrets.
 */
@Path("/oauth")
@ApplicationScoped
@PermitAll
public class OAuthResource implements OAuthApi {

  @Inject ClientTokenFacade tokens;
  @Inject IntrospectionFacade introspection;
  @Inject RevocationFacade revocation;
  @Context HttpHeaders headers;

  @Override
  public ClientTokenResponse token(MultivaluedMap<String, String> form) {
    OAuthForm sent = form(form);
    ClientTokenRequest request =
        new ClientTokenRequest(
            sent.require("grant_type"), sent.find("scope"), Optional.empty(), Optional.empty());
    return tokens.issue(sent.credentials().orElseThrow(OAuthException::invalidClient), request);
  }

  @Override
  public IntrospectionResponse introspect(MultivaluedMap<String, String> form) {
    OAuthForm sent = form(form);
    String token = sent.require("token");
    return introspection.introspect(
        sent.credentials().orElseThrow(OAuthException::invalidClient), token);
  }

  @Override
  public Response revoke(MultivaluedMap<String, String> form) {
    revocation.revoke(form(form).require("token"));
    return Response.ok().build();
  }

  private OAuthForm form(MultivaluedMap<String, String> members) {
    List<String> authorization = headers.getRequestHeader(HttpHeaders.AUTHORIZATION);
    return OAuthForm.of(members, authorization == null ? List.of() : authorization);
  }
}
