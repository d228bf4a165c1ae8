package org.headgate.oauth.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.common.identity.SessionId;
import org.headgate.common.service.KeyRing;
import org.headgate.config.database.PoolName;
import org.headgate.oauth.api.OAuthErrorCode;
import org.headgate.oauth.api.OAuthException;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;
import org.headgate.sessions.service.AccessTokenVerifier;
import org.headgate.sessions.service.PersonalTokenUseService;
import org.headgate.sessions.service.SessionService;

/**
 * Revokes the session of a token, or a personal access token (RFC 7009). Possession of the token is
 * enough, as for a log-out: sessions belong to no client that could authenticate.
 */
@ApplicationScoped
public class RevocationFacade {

  private static final GuardedWork WRITE = GuardedWork.write(PoolName.PLATFORM, WorkPriority.USERS);

  @Inject SessionService sessions;
  @Inject PersonalTokenUseService personalTokens;
  @Inject AccessTokenVerifier verifier;
  @Inject KeyRing keys;
  @Inject DatabaseGuard guard;

  /**
   * An invalid token is ignored.
   *
   * @throws OAuthException unsupported_token_type for the token of a service account, which has no
   *     session
   */
  public void revoke(String text) {
    PresentedToken token = PresentedToken.read(text, verifier, keys);
    if (token instanceof PresentedToken.Refresh refresh) {
      end(refresh.token().session());
    } else if (token instanceof PresentedToken.OfSession access) {
      end(new SessionId(access.sessionId()));
    } else if (token instanceof PresentedToken.Personal personal) {
      guard.run(WRITE, () -> personalTokens.withdraw(personal.token()));
    } else if (token instanceof PresentedToken.OfServiceAccount) {
      throw new OAuthException(
          OAuthErrorCode.UNSUPPORTED_TOKEN_TYPE,
          "A service account's token expires by itself; an administrator can deactivate the"
              + " account");
    }
  }

  private void end(SessionId sessionId) {
    guard.run(WRITE, () -> sessions.logOut(sessionId));
  }
}
