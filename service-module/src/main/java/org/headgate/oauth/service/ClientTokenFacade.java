package org.headgate.oauth.service;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.config.database.PoolName;
import org.headgate.config.settings.AccountSettings;
import org.headgate.oauth.api.ClientTokenRequest;
import org.headgate.oauth.api.ClientTokenResponse;
import org.headgate.oauth.api.OAuthErrorCode;
import org.headgate.oauth.api.OAuthException;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.sessions.service.AccessTokenIssuer;

/** Issues tokens to service accounts (client credentials, RFC 6749, 4.4). */
@ApplicationScoped
public class ClientTokenFacade {

  /** The only supported grant. */
  static final String GRANT_TYPE = "client_credentials";

  /** The claim that distinguishes a service account's token from a person's (RFC 9068, 2.2). */
  static final String CLIENT_ID = "client_id";

  /** The claim with the scopes of a token (RFC 9068, 2.2.3). */
  static final String SCOPE = "scope";

  private static final GuardedWork WRITE =
      GuardedWork.write(PoolName.PLATFORM, WorkPriority.AUTHENTICATION);

  @Inject ClientAuthenticator clients;
  @Inject ClientAuthenticationService service;
  @Inject AccessTokenIssuer tokens;
  @Inject DatabaseGuard guard;

  /**
   * @throws OAuthException in OAuth's form, when there is no token
   * @throws org.headgate.common.problem.TooManyAttemptsException when the network has failed too
   *     often
   */
  public ClientTokenResponse issue(ClientCredentials credentials, ClientTokenRequest request) {
    AuthenticatedClient client = clients.authenticate(credentials);
    if (!request.grantType().equals(GRANT_TYPE)) {
      throw new OAuthException(
          OAuthErrorCode.UNSUPPORTED_GRANT_TYPE, "grant_type must be " + GRANT_TYPE);
    }
    Scopes granted = request.scope().map(Scopes::requested).orElse(client.scopes());
    if (request.scope().isPresent() && granted.names().isEmpty()) {
      throw new OAuthException(OAuthErrorCode.INVALID_SCOPE, "The parameter scope names none");
    }
    if (!granted.isWithin(client.scopes())) {
      throw new OAuthException(
          OAuthErrorCode.INVALID_SCOPE, "The service account does not have all of these scopes");
    }
    String token =
        tokens.sign(
            new JWTClaimsSet.Builder()
                .subject(client.id().toString())
                .claim(CLIENT_ID, client.id().toString())
                .claim(SCOPE, granted.text()));
    if (!guard.call(WRITE, () -> service.recordToken(client, granted))) {
      throw OAuthException.invalidClient();
    }
    return new ClientTokenResponse(
        token, "Bearer", AccountSettings.ACCESS_TOKEN_LIFETIME.toSeconds(), granted.text());
  }
}
