package org.headgate.sessions.web;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.headgate.audit.api.AuditActor;
import org.headgate.audit.service.RequestOrigin;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.problem.AccessDeniedException;
import org.headgate.common.problem.DatabaseUnavailableException;
import org.headgate.common.problem.UnauthenticatedException;
import org.headgate.common.service.KeyRing;
import org.headgate.common.web.TokenPrincipal;
import org.headgate.common.web.access.OperatorLaneAccess;
import org.headgate.common.web.access.SessionOnlyAccess;
import org.headgate.config.settings.AccountSettings;
import org.headgate.ratelimit.service.ClientContext;
import org.headgate.sessions.api.SecondFactorRequiredException;
import org.headgate.sessions.service.AccessTokenVerifier;
import org.headgate.sessions.service.CallerAccount;
import org.headgate.sessions.service.CallerFacade;
import org.headgate.sessions.service.PersonalToken;
import org.headgate.sessions.service.VerifiedAccessToken;

/**
 * Authenticates the caller before any filter checks roles. The token must be valid, its key not
 * revoked, the session open and the account active now; a role counts when both the token and the
 * database have it. A deactivated account or an ended session is therefore refused at its next
 * request. On public methods, an invalid token counts as none.
 *
 * <p>Requests about the pools are checked through the operator lane. While no database answers at
 * all, reads are authorized by a valid token with the role alone: operators must be able to see why
 * nothing works. Ending the process that blocks the account tables also needs an open session.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class AuthenticationFilter implements ContainerRequestFilter {

  @Inject AccessTokenVerifier tokens;
  @Inject PersonalTokenAuthenticator personalTokens;
  @Inject KeyRing keys;
  @Inject CallerFacade accounts;
  @Inject Caller caller;
  @Inject ClientContext clientContext;
  @Inject AccountSettings settings;
  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    Optional<String> sent =
        AuthorizationHeader.bearerToken(
            request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of()));
    Optional<PersonalToken> personal = sent.flatMap(text -> PersonalToken.parse(text, keys));
    if (personal.isPresent()) {
      personalTokens.authenticate(request, resource, personal.get());
    } else {
      authenticate(request, sent.flatMap(tokens::verify));
    }
  }

  private void authenticate(ContainerRequestContext request, Optional<VerifiedAccessToken> token) {
    token.ifPresent(
        verified ->
            request.setSecurityContext(
                new TokenSecurityContext(
                    new TokenPrincipal(verified.name(), verified.account()),
                    verified.roles(),
                    request.getSecurityContext().isSecure())));
    try {
      Optional<CallerAccount> found =
          token.flatMap(this::accountOf).filter(account -> account.account().isActive());
      found.ifPresent(this::setCaller);
      RequiredRoles.of(resource)
          .ifPresent(needed -> check(token, found.map(CallerAccount::account), needed));
    } catch (DatabaseUnavailableException e) {
      if (!isAboutPools()) {
        throw e;
      }
      RequiredRoles.of(resource).ifPresent(needed -> checkToken(token, needed));
      if (resource.getResourceMethod().isAnnotationPresent(SessionOnlyAccess.class)) {
        authenticateBySession(token);
      } else if (!request.getMethod().equals(HttpMethod.GET)) {
        throw new DatabaseUnavailableException(
            "Nothing was done: the platform database does not answer, so nobody's role can be"
                + " looked up. GET /api/v1/admin/diagnosis says why.",
            e.retryAfter().orElse(Duration.ZERO),
            e);
      }
    }
  }

  private void setCaller(CallerAccount account) {
    caller.set(account);
    RequestOrigin.caller(AuditActor.user(account.id()));
    account.identifyTo(clientContext);
  }

  private void authenticateBySession(Optional<VerifiedAccessToken> presented) {
    VerifiedAccessToken token =
        presented.filter(this::isOpen).orElseThrow(UnauthenticatedException::new);
    RequestOrigin.caller(AuditActor.user(token.account()));
    clientContext.setAuthenticatedSession(token.account());
  }

  private boolean isOpen(VerifiedAccessToken token) {
    try {
      return accounts.isOpen(token.claims());
    } catch (DatabaseUnavailableException e) {
      throw new DatabaseUnavailableException(
          "Nothing was done: not even the sessions can be read, so nobody is known. If a process"
              + " has locked them, end it from outside: select pg_terminate_backend(its number).",
          e.retryAfter().orElse(Duration.ZERO),
          e);
    }
  }

  private Optional<CallerAccount> accountOf(VerifiedAccessToken token) {
    return isAboutPools()
        ? accounts.byOperatorLane(token.claims())
        : accounts.byToken(token.claims());
  }

  private boolean isAboutPools() {
    return resource.getResourceClass().isAnnotationPresent(OperatorLaneAccess.class);
  }

  /** Signature and expiry were checked before; only the roles in the token are left to decide. */
  private void checkToken(Optional<VerifiedAccessToken> presented, RequiredRoles needed) {
    VerifiedAccessToken token = presented.orElseThrow(UnauthenticatedException::new);
    if (!needed.areMetBy(token.roles())) {
      throw new AccessDeniedException();
    }
    checkFactors(token, needed);
  }

  private void check(
      Optional<VerifiedAccessToken> presented,
      Optional<AccountResponse> found,
      RequiredRoles needed) {
    AccountResponse account = found.orElseThrow(UnauthenticatedException::new);
    VerifiedAccessToken token = presented.orElseThrow(UnauthenticatedException::new);
    if (!needed.areMetBy(account.roles()) || !needed.areMetBy(token.roles())) {
      throw new AccessDeniedException();
    }
    checkFactors(token, needed);
  }

  private void checkFactors(VerifiedAccessToken token, RequiredRoles needed) {
    if (!needed.allowEveryone() && !settings.adminSecondFactor().isMetBy(token.amr())) {
      throw new SecondFactorRequiredException();
    }
  }
}
