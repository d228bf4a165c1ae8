package org.headgate.sessions.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.headgate.common.problem.TemporarilyUnavailableException;
import org.headgate.common.service.KeyRing;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.common.web.access.OperatorLaneAccess;
import org.headgate.http.web.EventStreamAccess;
import org.headgate.pool.service.guard.CurrentEndpoint;
import org.headgate.sessions.service.AccessTokenVerifier;
import org.headgate.sessions.service.CallerAccount;
import org.headgate.sessions.service.CallerFacade;
import org.headgate.sessions.service.PersonalToken;
import org.headgate.sessions.service.PersonalTokenCaller;
import org.headgate.sessions.service.PersonalTokenCallerFacade;
import org.headgate.sessions.service.VerifiedAccessToken;

/**
 * Checks the token of an event stream as {@link AuthenticationFilter} did when it began: it must be
 * valid, its session open and its account active now, with a role of the resource. While the
 * database gives no answer, only the token itself is checked, so that operators can watch.
 */
@ApplicationScoped
public class TokenStreamAccess implements EventStreamAccess {

  private static final Logger LOG = SingleLineLogger.of(TokenStreamAccess.class);

  @Inject AccessTokenVerifier tokens;
  @Inject CallerFacade callers;
  @Inject PersonalTokenCallerFacade personalTokens;
  @Inject KeyRing keys;

  @Override
  public BooleanSupplier ofCaller(HttpHeaders headers, Class<?> resource) {
    String bearer =
        AuthorizationHeader.bearerToken(
                headers.getRequestHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of()))
            .orElse("");
    RequiredRoles required = RequiredRoles.of(resource);
    boolean byOperatorLane = resource.isAnnotationPresent(OperatorLaneAccess.class);
    return () ->
        CurrentEndpoint.duringTask(
            "event-stream-access", () -> isAllowed(bearer, required, byOperatorLane));
  }

  private boolean isAllowed(String bearer, RequiredRoles required, boolean byOperatorLane) {
    Optional<PersonalToken> personal = PersonalToken.parse(bearer, keys);
    Optional<VerifiedAccessToken> token =
        tokens.verify(bearer).filter(verified -> required.areMetBy(verified.roles()));
    try {
      return personal
          .flatMap(found -> owner(found, byOperatorLane))
          .or(() -> token.flatMap(verified -> owner(verified, byOperatorLane)))
          .map(CallerAccount::account)
          .filter(account -> account.isActive() && required.areMetBy(account.roles()))
          .isPresent();
    } catch (TemporarilyUnavailableException e) {
      LOG.log(Level.DEBUG, "Whether an event stream may go on is not known now", e);
      return true;
    }
  }

  private Optional<CallerAccount> owner(PersonalToken token, boolean byOperatorLane) {
    Optional<PersonalTokenCaller> found =
        byOperatorLane ? personalTokens.findByOperatorLane(token) : personalTokens.find(token);
    return found.map(PersonalTokenCaller::account);
  }

  private Optional<CallerAccount> owner(VerifiedAccessToken token, boolean byOperatorLane) {
    return byOperatorLane
        ? callers.byOperatorLane(token.claims())
        : callers.byToken(token.claims());
  }
}
