package org.headgate.oauth.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.SessionId;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.settings.AccountSettings;
import org.headgate.oauth.api.IntrospectionResponse;
import org.headgate.oauth.persistence.IntrospectionView;
import org.headgate.oauth.persistence.PersonalTokenIntrospection;
import org.headgate.ratelimit.persistence.KeyedHash;
import org.headgate.sessions.service.RefreshToken;
import org.junit.jupiter.api.Test;

class IntrospectionMapperTest {

  private static final Instant END = Instant.parse("2026-01-01T00:15:00Z");

  private final UUID id = UUID.randomUUID();
  private final IntrospectionView.OpenSession session =
      new IntrospectionView.OpenSession(id, List.of("user"), END);
  private final IntrospectionMapper mapper =
      new IntrospectionMapper(AccountSettings.from(new EnvironmentReader(Map.of()), 9080));

  @Test
  void rolesAreThoseOfTokenAndAccount() {
    IntrospectionResponse response =
        mapper.response(ofSession(), view(Optional.of(session), false, true));

    assertThat(response.active()).isTrue();
    assertThat(response.groups()).contains(List.of("user"));
    assertThat(response.username()).contains("ada@example.org");
    assertThat(response.exp()).contains(END.getEpochSecond());
    assertThat(response.authTime()).contains(5L);
  }

  @Test
  void privilegedRoleNeedsSecondFactor() {
    IntrospectionMapper strict =
        new IntrospectionMapper(
            AccountSettings.from(
                new EnvironmentReader(Map.of("ADMIN_SECOND_FACTOR", "required")), 9080));
    IntrospectionView view =
        view(
            Optional.of(new IntrospectionView.OpenSession(id, List.of("admin", "user"), END)),
            false,
            true);

    assertThat(strict.response(ofSession("pwd"), view).groups()).contains(List.of("user"));
    assertThat(strict.response(ofSession("pwd", "mfa"), view).groups())
        .contains(List.of("admin", "user"));
    assertThat(strict.response(id, personal("pwd")).groups()).contains(List.of("user"));
    assertThat(strict.response(id, personal("pwd", "mfa")).groups())
        .contains(List.of("admin", "user"));
    assertThat(mapper.response(id, personal("pwd")).groups()).contains(List.of("admin", "user"));
  }

  private PersonalTokenIntrospection personal(String... amr) {
    return new PersonalTokenIntrospection(
        List.of("introspect"),
        Optional.of(
            new PersonalTokenIntrospection.GoodToken(
                id,
                "ada@example.org",
                List.of("admin", "user"),
                List.of("admin:read"),
                END,
                END,
                List.of(amr))));
  }

  @Test
  void scopeOfPersonalTokenNeedsARoleThatItsOwnerHasNow() {
    PersonalTokenIntrospection demoted =
        new PersonalTokenIntrospection(
            List.of("introspect"),
            Optional.of(
                new PersonalTokenIntrospection.GoodToken(
                    id,
                    "ada@example.org",
                    List.of("user"),
                    List.of("account:read", "admin:write"),
                    END,
                    END,
                    List.of("pwd", "mfa"))));

    assertThat(mapper.response(id, demoted).scope()).contains("account:read");
    assertThat(mapper.response(id, personal("pwd")).scope()).contains("admin:read");
  }

  @Test
  void tokensWithoutSessionOrValidKeyAreInactive() {
    IntrospectionResponse inactive =
        mapper.response(ofSession(), view(Optional.empty(), true, true));

    assertThat(inactive.active()).isFalse();
    assertThat(inactive.sub()).isEmpty();
    assertThat(mapper.response(ofSession(), view(Optional.of(session), true, false)))
        .isEqualTo(inactive);
    assertThat(mapper.response(ofServiceAccount(), view(Optional.of(session), false, true)))
        .isEqualTo(inactive);
    assertThat(
            mapper.response(new PresentedToken.Unknown(), view(Optional.of(session), true, true)))
        .isEqualTo(inactive);
  }

  @Test
  void serviceTokenHasScopesAndNoRoles() {
    IntrospectionResponse response =
        mapper.response(ofServiceAccount(), view(Optional.empty(), true, true));

    assertThat(response.active()).isTrue();
    assertThat(response.scope()).contains("orders:read");
    assertThat(response.groups()).isEmpty();
  }

  @Test
  void withdrawnScopeIsNotListed() {
    PresentedToken token = ofServiceAccount("orders:read orders:write");

    assertThat(mapper.response(token, view(Optional.empty(), true, true)).scope())
        .contains("orders:read");
    IntrospectionResponse none =
        mapper.response(
            token,
            new IntrospectionView(
                List.of("introspect"), Optional.empty(), Optional.of(List.of()), true));
    assertThat(none.active()).isTrue();
    assertThat(none.scope()).isEmpty();
  }

  @Test
  void refreshTokenIsActiveWithItsSubject() {
    PresentedToken token =
        new PresentedToken.Refresh(
            new RefreshToken(new SessionId(id), 0), new KeyedHash(new byte[] {1}));

    IntrospectionResponse response =
        mapper.response(token, view(Optional.of(session), false, false));

    assertThat(response.active()).isTrue();
    assertThat(response.sub()).contains(id.toString());
    assertThat(response.iss()).contains("http://localhost:9080");
  }

  private PresentedToken ofSession(String... amr) {
    return new PresentedToken.OfSession(
        id,
        "one",
        new JWTClaimsSet.Builder()
            .subject(id.toString())
            .claim("upn", "ada@example.org")
            .claim("groups", List.of("admin", "user"))
            .claim("auth_time", 5L)
            .claim("amr", List.of(amr))
            .expirationTime(Date.from(END))
            .build());
  }

  private PresentedToken ofServiceAccount() {
    return ofServiceAccount("orders:read");
  }

  private PresentedToken ofServiceAccount(String scope) {
    return new PresentedToken.OfServiceAccount(
        id, "one", new JWTClaimsSet.Builder().subject(id.toString()).claim("scope", scope).build());
  }

  private static IntrospectionView view(
      Optional<IntrospectionView.OpenSession> session, boolean ownerActive, boolean keyGood) {
    return new IntrospectionView(
        List.of("introspect"),
        session,
        Optional.of(List.of("orders:read")).filter(scopes -> ownerActive),
        keyGood);
  }
}
