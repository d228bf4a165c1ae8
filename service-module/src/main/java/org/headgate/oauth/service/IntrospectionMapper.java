package org.headgate.oauth.service;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.TokenScope;
import org.headgate.config.settings.AccountSettings;
import org.headgate.oauth.api.IntrospectionResponse;
import org.headgate.oauth.persistence.IntrospectionView;
import org.headgate.oauth.persistence.PersonalTokenIntrospection;
import org.headgate.sessions.service.AccessTokenIssuer;

/** Maps a token's claims and the database's state to an introspection response. */
@ApplicationScoped
public class IntrospectionMapper {

  private static final IntrospectionResponse INACTIVE = inactive();

  private AccountSettings settings;

  /** For the client proxy only. */
  protected IntrospectionMapper() {}

  @Inject
  IntrospectionMapper(AccountSettings settings) {
    this.settings = settings;
  }

  IntrospectionResponse response(PresentedToken token, IntrospectionView view) {
    if (token instanceof PresentedToken.OfSession access && view.isKeyGood()) {
      return view.session()
          .map(
              session ->
                  ofClaims(
                      access.claims(), Optional.empty(), groups(access.claims(), session.roles())))
          .orElse(INACTIVE);
    }
    if (token instanceof PresentedToken.OfServiceAccount access && view.isKeyGood()) {
      return view.ownerScopes()
          .map(held -> ofClaims(access.claims(), scope(access.claims(), held), List.of()))
          .orElse(INACTIVE);
    }
    if (token instanceof PresentedToken.Refresh refresh) {
      return view.session().map(session -> ofRefreshToken(refresh, session)).orElse(INACTIVE);
    }
    return INACTIVE;
  }

  IntrospectionResponse response(UUID tokenId, PersonalTokenIntrospection found) {
    return found.token().map(good -> ofPersonalToken(tokenId, good)).orElse(INACTIVE);
  }

  /**
   * Lists only the scopes for which its owner has a role now, and only the roles that its scopes
   * cover, because resource servers rely on both.
   */
  private IntrospectionResponse ofPersonalToken(
      UUID tokenId, PersonalTokenIntrospection.GoodToken good) {
    List<String> held = inForce(good.roles(), good.amr());
    Set<Role> roles = held.stream().map(Role::named).collect(Collectors.toUnmodifiableSet());
    Set<TokenScope> scopes =
        TokenScope.known(good.scopes()).stream()
            .filter(scope -> scope.area().isOpenTo(roles))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(TokenScope.class)));
    List<String> groups =
        held.stream()
            .filter(
                role ->
                    Role.named(role) == Role.USER
                        || scopes.stream()
                            .anyMatch(scope -> scope.area().isOpenTo(Set.of(Role.named(role)))))
            .toList();
    return new IntrospectionResponse(
        true,
        Optional.of(
                scopes.stream().map(TokenScope::wireName).sorted().collect(Collectors.joining(" ")))
            .filter(text -> !text.isEmpty()),
        Optional.empty(),
        Optional.of(good.email()),
        Optional.of("Bearer"),
        Optional.of(good.expiresAt().getEpochSecond()),
        Optional.of(good.createdAt().getEpochSecond()),
        Optional.of(good.accountId().toString()),
        Optional.of(List.of(AccessTokenIssuer.AUDIENCE)),
        Optional.of(settings.publicUrl().toString()),
        Optional.of(tokenId.toString()),
        Optional.empty(),
        Optional.of(groups),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private IntrospectionResponse ofRefreshToken(
      PresentedToken.Refresh refresh, IntrospectionView.OpenSession session) {
    return new IntrospectionResponse(
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("refresh_token"),
        Optional.of(session.expiresAt().getEpochSecond()),
        Optional.empty(),
        Optional.of(session.accountId().toString()),
        Optional.empty(),
        Optional.of(settings.publicUrl().toString()),
        Optional.empty(),
        Optional.of(refresh.token().session().toString()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static IntrospectionResponse ofClaims(
      JWTClaimsSet claims, Optional<String> scope, List<String> groups) {
    return new IntrospectionResponse(
        true,
        scope,
        text(claims, ClientTokenFacade.CLIENT_ID),
        text(claims, "upn"),
        Optional.of("Bearer"),
        seconds(claims.getExpirationTime()),
        seconds(claims.getIssueTime()),
        Optional.ofNullable(claims.getSubject()),
        Optional.of(claims.getAudience()),
        Optional.ofNullable(claims.getIssuer()),
        Optional.ofNullable(claims.getJWTID()),
        text(claims, "sid"),
        Optional.of(groups).filter(all -> !all.isEmpty()),
        claims.getClaim("auth_time") instanceof Number time
            ? Optional.of(time.longValue())
            : Optional.empty(),
        Optional.of(list(claims, "amr")).filter(all -> !all.isEmpty()),
        text(claims, "acr"));
  }

  private static IntrospectionResponse inactive() {
    return new IntrospectionResponse(
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A scope counts when both the token and the service account have it. */
  private static Optional<String> scope(JWTClaimsSet claims, List<String> held) {
    return text(claims, ClientTokenFacade.SCOPE)
        .map(Scopes::requested)
        .map(granted -> granted.within(held).text())
        .filter(scopes -> !scopes.isEmpty());
  }

  /** A role counts when both the token and the account have it, and the session may use it. */
  private List<String> groups(JWTClaimsSet claims, List<String> roles) {
    List<String> both = list(claims, "groups").stream().filter(roles::contains).toList();
    return inForce(both, list(claims, "amr"));
  }

  /** Leaves out roles for which a second factor is required that was not given. */
  private List<String> inForce(List<String> roles, List<String> amr) {
    Set<Role> usable =
        settings
            .adminSecondFactor()
            .inForce(roles.stream().map(Role::named).collect(Collectors.toUnmodifiableSet()), amr);
    return roles.stream().filter(role -> usable.contains(Role.named(role))).toList();
  }

  private static Optional<String> text(JWTClaimsSet claims, String name) {
    return claims.getClaim(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private static List<String> list(JWTClaimsSet claims, String name) {
    return claims.getClaim(name) instanceof List<?> values
        ? values.stream().map(Object::toString).toList()
        : List.of();
  }

  private static Optional<Long> seconds(Date date) {
    return Optional.ofNullable(date).map(Date::toInstant).map(Instant::getEpochSecond);
  }
}
