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
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.headgate.common.web.access.TokenOnlyAccess;
import org.headgate.config.settings.AccountSettings;
import org.headgate.ratelimit.service.ClientContext;
import org.headgate.sessions.api.SecondFactorRequiredException;
import org.headgate.sessions.service.AccessTokenVerifier;
import org.headgate.sessions.service.CallerAccount;
import org.headgate.sessions.service.CallerFacade;
import org.headgate.sessions.service.PersonalToken;
import org.headgate.sessions.service.VerifiedAccessToken;

/**
 * Authenticates the caller before any filter checks roles: the token must be valid and its key not
 * revoked, the session open and the account active now, and a role must be in both the token and
 * the database. Requests about the pools are checked through the operator lane; while no database
 * answers at all, the roles of a valid token alone authorize reads and operations that are marked
 * as harmless, so that operators can see what is wrong. On public methods, an invalid token is
 * ignored.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class AuthenticationFilter implements ContainerRequestFilter {

  private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  @Inject AccessTokenVerifier tokens;
  @Inject PersonalTokenAuthenticator personalTokens;
  @Inject KeyRing keys;
  @Inject CallerFacade callers;
  @Inject ClientContext clientContext;
  @Inject AccountSettings settings;
  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    Caller.clear(request);
    Optional<String> bearer =
        AuthorizationHeader.bearerToken(
            request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of()));
    Optional<PersonalToken> personal = bearer.flatMap(text -> PersonalToken.parse(text, keys));
    if (personal.isPresent()) {
      personalTokens.authenticate(request, resource, personal.get());
    } else {
      authenticate(request, bearer.flatMap(tokens::verify));
    }
  }

  private void authenticate(ContainerRequestContext request, Optional<VerifiedAccessToken> token) {
    token.ifPresent(
        verified ->
            request.setSecurityContext(
                new TokenSecurityContext(
                    new TokenPrincipal(verified.name(), verified.accountId()),
                    verified.roles(),
                    request.getSecurityContext().isSecure())));
    try {
      Optional<CallerAccount> callerAccount =
          token.flatMap(this::accountOf).filter(account -> account.account().isActive());
      callerAccount.ifPresent(account -> setCaller(request, account));
      RequiredRoles.of(resource)
          .ifPresent(
              required -> checkAccount(token, callerAccount.map(CallerAccount::account), required));
    } catch (DatabaseUnavailableException e) {
      if (!isAboutPools()) {
        throw e;
      }
      RequiredRoles.of(resource).ifPresent(required -> checkToken(token, required));
      if (hasOperation(SessionOnlyAccess.class)) {
        authenticateBySession(token);
      } else if (hasOperation(TokenOnlyAccess.class)) {
        token.ifPresent(verified -> RequestOrigin.caller(AuditActor.user(verified.accountId())));
      } else if (!READS.contains(request.getMethod())) {
        throw new DatabaseUnavailableException(
            "Nothing was done: the platform database does not respond, so roles cannot be checked."
                + " GET /api/v1/admin/diagnosis says why.",
            e.retryAfter().orElse(Duration.ZERO),
            e);
      }
    }
  }

  private void setCaller(ContainerRequestContext request, CallerAccount account) {
    Caller.set(request, account);
    RequestOrigin.caller(AuditActor.user(account.id()));
    account.identifyTo(clientContext);
  }

  private void authenticateBySession(Optional<VerifiedAccessToken> presented) {
    VerifiedAccessToken token =
        presented.filter(this::isOpen).orElseThrow(UnauthenticatedException::new);
    RequestOrigin.caller(AuditActor.user(token.accountId()));
    clientContext.setAuthenticatedSession(token.accountId());
  }

  private boolean isOpen(VerifiedAccessToken token) {
    try {
      return callers.isOpen(token.claims());
    } catch (DatabaseUnavailableException e) {
      throw new DatabaseUnavailableException(
          "Nothing was done: not even the sessions can be read, so nobody is known. If a process"
              + " has locked them, end it from outside: select pg_terminate_backend(its number).",
          e.retryAfter().orElse(Duration.ZERO),
          e);
    }
  }

  private Optional<CallerAccount> accountOf(VerifiedAccessToken token) {
    if (!isAboutPools()) {
      return callers.byToken(token.claims());
    }
    return RequiredRoles.of(resource).filter(roles -> roles.areMetBy(token.roles())).isPresent()
        ? callers.byOperatorLane(token.claims())
        : callers.strangerByOperatorLane(token.claims());
  }

  private boolean hasOperation(Class<? extends Annotation> annotation) {
    return resource.getResourceMethod().isAnnotationPresent(annotation);
  }

  private boolean isAboutPools() {
    return resource.getResourceClass().isAnnotationPresent(OperatorLaneAccess.class);
  }

  /** Authorizes by the roles in the token; its signature and expiry were verified before. */
  private void checkToken(Optional<VerifiedAccessToken> presented, RequiredRoles required) {
    VerifiedAccessToken token = presented.orElseThrow(UnauthenticatedException::new);
    if (!required.areMetBy(token.roles())) {
      throw new AccessDeniedException();
    }
    checkFactors(token, required);
  }

  private void checkAccount(
      Optional<VerifiedAccessToken> presented,
      Optional<AccountResponse> callerAccount,
      RequiredRoles required) {
    AccountResponse account = callerAccount.orElseThrow(UnauthenticatedException::new);
    VerifiedAccessToken token = presented.orElseThrow(UnauthenticatedException::new);
    if (!required.areMetBy(account.roles()) || !required.areMetBy(token.roles())) {
      throw new AccessDeniedException();
    }
    checkFactors(token, required);
  }

  private void checkFactors(VerifiedAccessToken token, RequiredRoles required) {
    if (!required.allowEveryone() && !settings.adminSecondFactor().isMetBy(token.amr())) {
      throw new SecondFactorRequiredException();
    }
  }
}
