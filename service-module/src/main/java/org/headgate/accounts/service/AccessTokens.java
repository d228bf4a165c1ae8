package org.headgate.accounts.service;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.headgate.accounts.AccountSettings;
import org.headgate.accounts.Tokens;
import org.headgate.crypto.service.Ids;
import org.headgate.crypto.service.KeyRing;
import org.headgate.identity.Role;
import org.headgate.keys.service.SigningKeys;
import org.headgate.network.service.Visitor;

/** Makes the tokens of a session. Signing needs no connection: the keys are in memory. */
@ApplicationScoped
public class AccessTokens {

  /** Who the tokens are for; {@link TokenVerifier} checks it. */
  public static final String AUDIENCE = "headgate";

  @Inject SigningKeys signingKeys;
  @Inject KeyRing keys;
  @Inject AccountSettings settings;
  @Inject Ids ids;
  @Inject Visitor visitor;
  @Inject Clock clock;

  /**
   * @throws org.headgate.problem.DatabaseUnavailable while no signing key could be read yet
   */
  public Tokens of(OpenedSession session) {
    return new Tokens(
        "authenticated",
        accessToken(session),
        "Bearer",
        AccountSettings.ACCESS_TOKEN_LIFETIME.toSeconds(),
        session.refreshToken().text(keys),
        session.remaining().toSeconds(),
        visitor.markFor(session.account(), session.session().value()).text(keys));
  }

  private String accessToken(OpenedSession session) {
    RSAKey key = signingKeys.active();
    Instant now = clock.instant();
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(settings.publicUrl().toString())
            .audience(AUDIENCE)
            .subject(session.account().id().toString())
            .claim("upn", session.email().value())
            .claim("groups", session.roles().stream().map(Role::wireName).sorted().toList())
            .claim("sid", session.session().toString())
            .claim("amr", session.amr())
            .claim("auth_time", session.authenticatedAt().getEpochSecond())
            .jwtID(ids.next().toString())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(AccountSettings.ACCESS_TOKEN_LIFETIME)))
            .build();
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(key.getKeyID())
            .type(JOSEObjectType.JWT)
            .build();
    try {
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("the key " + key.getKeyID() + " cannot sign", e);
    }
  }
}
