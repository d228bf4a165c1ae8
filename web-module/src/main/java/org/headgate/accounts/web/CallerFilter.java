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
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.headgate.accounts.AccountSettings;
import org.headgate.accounts.Me;
import org.headgate.accounts.Unauthorized;
import org.headgate.accounts.service.BearerClaims;
import org.headgate.accounts.service.CallerAccounts;
import org.headgate.audit.AuditActor;
import org.headgate.audit.service.Origin;
import org.headgate.identity.OnTheSessionAlone;
import org.headgate.identity.Role;
import org.headgate.identity.SessionId;
import org.headgate.identity.ThroughOperatorLane;
import org.headgate.identity.UserId;
import org.headgate.network.service.Visitor;
import org.headgate.problem.DatabaseUnavailable;

/**
 * After MicroProfile JWT has judged the token: the key that signed it must not be revoked, the
 * session open and the account active now, and the roles are those of the database, not of the
 * token (seed A7). So a deactivated account and an ended session are refused by the very next
 * request.
 *
 * <p>What concerns the pools is judged through the operator lane. While not even that is answered,
 * reading about them takes a valid token with the role on its signature alone: whoever tends the
 * pools must see why nothing works, just when nothing works. To end the process that keeps the
 * accounts from being read takes an open session besides.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
public class CallerFilter implements ContainerRequestFilter {

  @Inject CallerAccounts accounts;
  @Inject Caller caller;
  @Inject Visitor visitor;
  @Inject AccountSettings settings;
  @Context ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    try {
      Optional<BearerClaims> token = tokenOf(request);
      Optional<Me> found = token.flatMap(this::accountOf).filter(Me::isActive);
      found.ifPresent(account -> know(account, token.orElseThrow().session()));
      rolesNeeded().ifPresent(needed -> check(request, found, needed));
    } catch (DatabaseUnavailable unreachable) {
      if (!isAboutPools()) {
        throw unreachable;
      }
      if (resource.getResourceMethod().isAnnotationPresent(OnTheSessionAlone.class)) {
        knowBySession(request);
      } else if (!request.getMethod().equals(HttpMethod.GET)) {
        throw new DatabaseUnavailable(
            "Nothing was done: the platform database does not answer, so nobody's role can be"
                + " looked up. GET /api/v1/admin/diagnosis says why.",
            unreachable.retryAfter().orElse(Duration.ZERO),
            unreachable);
      }
      rolesNeeded().ifPresent(needed -> checkToken(request, needed));
    }
  }

  private void know(Me account, SessionId session) {
    caller.become(account, session);
    Origin.caller(AuditActor.user(account.id()));
    visitor.isCaller(account.id(), session);
  }

  private void knowBySession(ContainerRequestContext request) {
    BearerClaims token = tokenOf(request).filter(this::isOpen).orElseThrow(Unauthorized::new);
    UserId account = new UserId(UUID.fromString(subjectOf(request)));
    Origin.caller(AuditActor.user(account));
    visitor.isCaller(account, token.session());
  }

  private boolean isOpen(BearerClaims token) {
    try {
      return accounts.isOpen(token);
    } catch (DatabaseUnavailable unread) {
      throw new DatabaseUnavailable(
          "Nothing was done: not even the sessions can be read, so nobody is known. If a process"
              + " has locked them, end it from outside: select pg_terminate_backend(its number).",
          unread.retryAfter().orElse(Duration.ZERO),
          unread);
    }
  }

  private Optional<Me> accountOf(BearerClaims token) {
    return isAboutPools() ? accounts.byOperatorLane(token) : accounts.byToken(token);
  }

  private boolean isAboutPools() {
    return resource.getResourceClass().isAnnotationPresent(ThroughOperatorLane.class);
  }

  /** The token's signature and life were judged before; its roles are all that is left to go by. */
  private void checkToken(ContainerRequestContext request, RolesAllowed needed) {
    if (tokenOf(request).filter(accounts::isTrusted).isEmpty()) {
      throw new Unauthorized();
    }
    if (Arrays.stream(needed.value()).noneMatch(request.getSecurityContext()::isUserInRole)) {
      throw new Forbidden();
    }
    checkFactors(request, needed);
  }

  private void check(ContainerRequestContext request, Optional<Me> found, RolesAllowed needed) {
    Me account = found.orElseThrow(Unauthorized::new);
    boolean allowed =
        account.roles().stream()
            .anyMatch(role -> Arrays.asList(needed.value()).contains(role.wireName()));
    if (!allowed) {
      throw new Forbidden();
    }
    checkFactors(request, needed);
  }

  private void checkFactors(ContainerRequestContext request, RolesAllowed needed) {
    boolean isEverybodys = Arrays.asList(needed.value()).contains(Role.USER_NAME);
    if (!isEverybodys && !settings.adminSecondFactor().isMetBy(waysOf(request))) {
      throw new SecondFactorRequired();
    }
  }

  /** How the session was proven (RFC 8176). */
  private static List<String> waysOf(ContainerRequestContext request) {
    JsonWebToken token = (JsonWebToken) request.getSecurityContext().getUserPrincipal();
    return token.<List<String>>claim("amr").orElse(List.of());
  }

  private static Optional<BearerClaims> tokenOf(ContainerRequestContext request) {
    if (request.getSecurityContext().getUserPrincipal() instanceof JsonWebToken token) {
      return BearerClaims.of(token.getRawToken(), token.claim("sid"));
    }
    return Optional.empty();
  }

  private static String subjectOf(ContainerRequestContext request) {
    return ((JsonWebToken) request.getSecurityContext().getUserPrincipal()).getSubject();
  }

  private Optional<RolesAllowed> rolesNeeded() {
    return Optional.ofNullable(resource.getResourceMethod().getAnnotation(RolesAllowed.class))
        .or(
            () ->
                Optional.ofNullable(resource.getResourceClass().getAnnotation(RolesAllowed.class)));
  }
}
