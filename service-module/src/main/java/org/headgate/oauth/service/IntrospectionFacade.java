package org.headgate.oauth.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.service.KeyRing;
import org.headgate.oauth.api.IntrospectionResponse;
import org.headgate.oauth.api.OAuthErrorCode;
import org.headgate.oauth.api.OAuthException;
import org.headgate.oauth.persistence.IntrospectionQuery;
import org.headgate.oauth.persistence.IntrospectionView;
import org.headgate.oauth.persistence.PersonalTokenIntrospection;
import org.headgate.oauth.persistence.PersonalTokenIntrospectionQuery;
import org.headgate.ratelimit.persistence.KeyedHash;
import org.headgate.sessions.service.AccessTokenVerifier;

/** Introspects tokens (RFC 7662): a token is active if a request with it would be accepted. */
@ApplicationScoped
public class IntrospectionFacade {

  @Inject ClientAuthenticator clients;
  @Inject IntrospectionService service;
  @Inject AccessTokenVerifier verifier;
  @Inject IntrospectionMapper mapper;
  @Inject KeyRing keys;
  @Inject Clock clock;

  /**
   * @throws OAuthException invalid_client, or insufficient_scope
   * @throws org.headgate.common.problem.TooManyAttemptsException when the network has failed too
   *     often
   */
  public IntrospectionResponse introspect(ClientCredentials credentials, String text) {
    PresentedToken token = PresentedToken.read(text, verifier, keys);
    if (token instanceof PresentedToken.Personal personal) {
      PersonalTokenIntrospection found =
          clients.authenticateWith(
              credentials, (client, secret) -> service.find(query(client, secret, personal)));
      requireScope(found.clientScopes());
      return mapper.response(personal.token().id(), found);
    }
    IntrospectionView view =
        clients.authenticateWith(
            credentials, (client, secret) -> service.find(query(client, secret, token)));
    requireScope(view.clientScopes());
    return mapper.response(token, view);
  }

  private static void requireScope(List<String> scopes) {
    if (!scopes.contains(Scopes.INTROSPECT)) {
      throw new OAuthException(
          OAuthErrorCode.INSUFFICIENT_SCOPE, "The service account needs the scope introspect");
    }
  }

  private PersonalTokenIntrospectionQuery query(
      UUID clientId, ClientSecret secret, PresentedToken.Personal personal) {
    return new PersonalTokenIntrospectionQuery(
        clientId,
        secret.id(),
        new KeyedHash(secret.hash(keys)),
        personal.token().id(),
        personal.hash(),
        clock.instant());
  }

  private IntrospectionQuery query(UUID clientId, ClientSecret secret, PresentedToken token) {
    Optional<UUID> sessionId = Optional.empty();
    Optional<KeyedHash> refreshToken = Optional.empty();
    Optional<UUID> serviceAccountId = Optional.empty();
    Optional<String> kid = Optional.empty();
    if (token instanceof PresentedToken.OfSession access) {
      sessionId = Optional.of(access.sessionId());
      kid = Optional.of(access.kid());
    } else if (token instanceof PresentedToken.OfServiceAccount access) {
      serviceAccountId = Optional.of(access.serviceAccountId());
      kid = Optional.of(access.kid());
    } else if (token instanceof PresentedToken.Refresh refresh) {
      sessionId = Optional.of(refresh.token().session().value());
      refreshToken = Optional.of(refresh.hash());
    }
    return new IntrospectionQuery(
        clientId,
        secret.id(),
        new KeyedHash(secret.hash(keys)),
        sessionId,
        refreshToken,
        serviceAccountId,
        kid,
        clock.instant());
  }
}
