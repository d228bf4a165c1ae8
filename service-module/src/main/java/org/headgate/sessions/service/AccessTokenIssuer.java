package org.headgate.sessions.service;

import com.nimbusds.jwt.JWTClaimsSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.headgate.common.identity.Role;
import org.headgate.common.service.IdGenerator;
import org.headgate.common.service.KeyRing;
import org.headgate.config.settings.AccountSettings;
import org.headgate.ratelimit.service.ClientContext;
import org.headgate.sessions.api.TokenResponse;

/** Issues the tokens of a session. Signing needs no connection, because the keys are in memory. */
@ApplicationScoped
public class AccessTokenIssuer {

  /** The audience of the tokens; {@link AccessTokenVerifier} checks it. */
  public static final String AUDIENCE = "headgate";

  @Inject TokenSigner tokenSigner;
  @Inject KeyRing keys;
  @Inject AccountSettings settings;
  @Inject IdGenerator idGenerator;
  @Inject ClientContext clientContext;
  @Inject Clock clock;

  /**
   * @throws org.headgate.common.problem.DatabaseUnavailableException while no signing key could be
   *     read yet
   */
  public TokenResponse of(OpenedSession session) {
    return new TokenResponse(
        "authenticated",
        accessToken(session),
        "Bearer",
        AccountSettings.ACCESS_TOKEN_LIFETIME.toSeconds(),
        session.refreshToken().text(keys),
        session.remaining().toSeconds(),
        clientContext.deviceTokenFor(session.account(), session.session().value()).text(keys));
  }

  private String accessToken(OpenedSession session) {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .subject(session.account().id().toString())
            .claim("upn", session.email().value())
            .claim("groups", session.roles().stream().map(Role::wireName).sorted().toList())
            .claim("sid", session.session().toString())
            .claim("amr", session.amr())
            .claim("acr", AuthenticationContext.of(session.amr()))
            .claim("auth_time", session.authenticatedAt().getEpochSecond());
    session.claims().forEach(claims::claim);
    return sign(claims);
  }

  /**
   * Adds issuer, audience, id and expiry to the claims, and signs them.
   *
   * @throws org.headgate.common.problem.DatabaseUnavailableException while no signing key could be
   *     read yet
   */
  public String sign(JWTClaimsSet.Builder subject) {
    Instant now = clock.instant();
    return tokenSigner.sign(
        subject
            .issuer(settings.publicUrl().toString())
            .audience(AUDIENCE)
            .jwtID(idGenerator.next().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(AccountSettings.ACCESS_TOKEN_LIFETIME)))
            .build());
  }
}
