package org.headgate.accounts.web;

import jakarta.annotation.Priority;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.headgate.accounts.AccountSettings;
import org.headgate.accounts.Me;
import org.headgate.accounts.Unauthorized;
import org.headgate.accounts.service.CallerAccount;
import org.headgate.accounts.service.CallerAccounts;
import org.headgate.accounts.service.TokenVerifier;
import org.headgate.accounts.service.VerifiedAccessToken;
import org.headgate.audit.AuditActor;
import org.headgate.audit.service.Origin;
import org.headgate.identity.OnTheSessionAlone;
import org.headgate.identity.Role;
import org.headgate.identity.ThroughOperatorLane;
import org.headgate.network.service.Visitor;
import org.headgate.problem.DatabaseUnavailable;
import org.headgate.security.AuthorizationHeader;

/**
 * Finds out who calls, before any other filter asks for roles. The token must be ours, the key that
 * signed it not revoked, the session open and the account active now; a role counts when both the
 * token and the database name it (seed A7). So a deactivated account and an ended session are
 * refused by the very next request. A public method that is called with a token that opens nothing
 * is called by nobody.
 *
 * <p>What concerns the pools is judged through the operator lane. While not even that is answered,
 * reading about them takes a valid token with the role on its signature alone: whoever tends the
 * pools must see why nothing works, just when nothing works. To end the process that keeps the
 * accounts from being read takes an open session besides.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class CallerFilter implements ContainerRequestFilter {

  @Inject TokenVerifier tokens;
  @Inject CallerAccounts accounts;
  @Inject Caller caller;
  @Inject Visitor visitor;
  @Inject AccountSettings settings;
  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    Optional<VerifiedAccessToken> token = tokenOf(request);
    token.ifPresent(
        judged ->
            request.setSecurityContext(
                new TokenSecurityContext(judged, request.getSecurityContext().isSecure())));
    try {
      Optional<CallerAccount> found =
          token.flatMap(this::accountOf).filter(account -> account.me().isActive());
      found.ifPresent(this::know);
      rolesNeeded().ifPresent(needed -> check(token, found.map(CallerAccount::me), needed));
    } catch (DatabaseUnavailable unreachable) {
      if (!isAboutPools()) {
        throw unreachable;
      }
      rolesNeeded().ifPresent(needed -> checkToken(token, needed));
      if (resource.getResourceMethod().isAnnotationPresent(OnTheSessionAlone.class)) {
        knowBySession(token);
      } else if (!request.getMethod().equals(HttpMethod.GET)) {
        throw new DatabaseUnavailable(
            "Nothing was done: the platform database does not answer, so nobody's role can be"
                + " looked up. GET /api/v1/admin/diagnosis says why.",
            unreachable.retryAfter().orElse(Duration.ZERO),
            unreachable);
      }
    }
  }

  private Optional<VerifiedAccessToken> tokenOf(ContainerRequestContext request) {
    return AuthorizationHeader.bearerToken(
            request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of()))
        .flatMap(tokens::verify);
  }

  private void know(CallerAccount account) {
    caller.become(account);
    Origin.caller(AuditActor.user(account.id()));
    account.identifyTo(visitor);
  }

  private void knowBySession(Optional<VerifiedAccessToken> presented) {
    VerifiedAccessToken token = presented.filter(this::isOpen).orElseThrow(Unauthorized::new);
    Origin.caller(AuditActor.user(token.account()));
    visitor.isCaller(token.account());
  }

  private boolean isOpen(VerifiedAccessToken token) {
    try {
      return accounts.isOpen(token.claims());
    } catch (DatabaseUnavailable unread) {
      throw new DatabaseUnavailable(
          "Nothing was done: not even the sessions can be read, so nobody is known. If a process"
              + " has locked them, end it from outside: select pg_terminate_backend(its number).",
          unread.retryAfter().orElse(Duration.ZERO),
          unread);
    }
  }

  private Optional<CallerAccount> accountOf(VerifiedAccessToken token) {
    return isAboutPools()
        ? accounts.byOperatorLane(token.claims())
        : accounts.byToken(token.claims());
  }

  private boolean isAboutPools() {
    return resource.getResourceClass().isAnnotationPresent(ThroughOperatorLane.class);
  }

  /** The token's signature and life were judged before; its roles are all that is left to go by. */
  private void checkToken(Optional<VerifiedAccessToken> presented, RolesAllowed needed) {
    VerifiedAccessToken token = presented.orElseThrow(Unauthorized::new);
    if (isNoneOf(token.roles(), needed)) {
      throw new Forbidden();
    }
    checkFactors(token, needed);
  }

  private void check(
      Optional<VerifiedAccessToken> presented, Optional<Me> found, RolesAllowed needed) {
    Me account = found.orElseThrow(Unauthorized::new);
    VerifiedAccessToken token = presented.orElseThrow(Unauthorized::new);
    if (isNoneOf(account.roles(), needed) || isNoneOf(token.roles(), needed)) {
      throw new Forbidden();
    }
    checkFactors(token, needed);
  }

  private static boolean isNoneOf(Set<Role> roles, RolesAllowed needed) {
    return roles.stream().map(Role::wireName).noneMatch(Arrays.asList(needed.value())::contains);
  }

  private void checkFactors(VerifiedAccessToken token, RolesAllowed needed) {
    boolean isEverybodys = Arrays.asList(needed.value()).contains(Role.USER_NAME);
    if (!isEverybodys && !settings.adminSecondFactor().isMetBy(token.amr())) {
      throw new SecondFactorRequired();
    }
  }

  private Optional<RolesAllowed> rolesNeeded() {
    return Optional.ofNullable(resource.getResourceMethod().getAnnotation(RolesAllowed.class))
        .or(
            () ->
                Optional.ofNullable(resource.getResourceClass().getAnnotation(RolesAllowed.class)));
  }
}
