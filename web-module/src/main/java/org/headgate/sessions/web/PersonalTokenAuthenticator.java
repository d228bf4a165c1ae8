package org.headgate.sessions.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Optional;
import java.util.Set;
import org.headgate.audit.api.AuditActor;
import org.headgate.audit.service.RequestOrigin;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.problem.AccessDeniedException;
import org.headgate.common.problem.InsufficientScopeException;
import org.headgate.common.problem.UnauthenticatedException;
import org.headgate.common.web.TokenPrincipal;
import org.headgate.common.web.access.OperatorLaneAccess;
import org.headgate.common.web.access.PersonalTokenAccess;
import org.headgate.config.settings.AccountSettings;
import org.headgate.ratelimit.service.ClientContext;
import org.headgate.sessions.api.SecondFactorRequiredException;
import org.headgate.sessions.service.PersonalToken;
import org.headgate.sessions.service.PersonalTokenCaller;
import org.headgate.sessions.service.PersonalTokenCallerFacade;

/**
 * Authenticates requests with a personal access token: its owner needs a role of the operation, and
 * the token a scope of the operation's area. Operations without an area are closed to tokens.
 */
@ApplicationScoped
class PersonalTokenAuthenticator {

  private static final Set<String> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  @Inject PersonalTokenCallerFacade callers;
  @Inject ClientContext clientContext;
  @Inject AccountSettings settings;

  /**
   * Makes the token's owner the caller of the request. On public operations, an invalid token
   * counts as none.
   *
   * @throws UnauthenticatedException when it is not valid any more
   * @throws AccessDeniedException when its owner lacks the role
   * @throws InsufficientScopeException when it lacks the scope
   */
  void authenticate(ContainerRequestContext request, ResourceInfo resource, PersonalToken token) {
    Optional<PersonalTokenCaller> found =
        resource.getResourceClass().isAnnotationPresent(OperatorLaneAccess.class)
            ? callers.findByOperatorLane(token)
            : callers.find(token);
    Optional<TokenScope> needed =
        area(resource).map(area -> area.scope(READS.contains(request.getMethod())));
    RequiredRoles.of(resource)
        .ifPresent(roles -> check(found.orElseThrow(UnauthenticatedException::new), roles, needed));
    found
        .filter(caller -> needed.filter(scope -> scope.isWithin(caller.scopes())).isPresent())
        .ifPresent(caller -> setCaller(request, caller));
  }

  private void check(PersonalTokenCaller caller, RequiredRoles roles, Optional<TokenScope> needed) {
    if (!roles.areMetBy(caller.account().account().roles())) {
      throw new AccessDeniedException();
    }
    TokenScope scope = needed.orElseThrow(InsufficientScopeException::beyondTokens);
    if (!scope.isWithin(caller.scopes())) {
      throw InsufficientScopeException.lacking(scope);
    }
    if (!roles.allowEveryone() && !settings.adminSecondFactor().isMetBy(caller.amr())) {
      throw new SecondFactorRequiredException();
    }
  }

  private void setCaller(ContainerRequestContext request, PersonalTokenCaller tokenCaller) {
    AccountResponse account = tokenCaller.account().account();
    request.setSecurityContext(
        new TokenSecurityContext(
            new TokenPrincipal(account.email().value(), account.id()),
            account.roles(),
            request.getSecurityContext().isSecure()));
    Caller.set(request, tokenCaller.account());
    RequestOrigin.caller(AuditActor.user(account.id()));
    tokenCaller.account().identifyTo(clientContext);
  }

  private static Optional<TokenScope.Area> area(ResourceInfo resource) {
    return Optional.ofNullable(
            resource.getResourceMethod().getAnnotation(PersonalTokenAccess.class))
        .or(
            () ->
                Optional.ofNullable(
                    resource.getResourceClass().getAnnotation(PersonalTokenAccess.class)))
        .map(PersonalTokenAccess::value);
  }
}
