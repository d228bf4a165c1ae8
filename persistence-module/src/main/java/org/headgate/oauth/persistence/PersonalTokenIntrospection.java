package org.headgate.oauth.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The state of a personal access token and of the service account that asks about it.
 *
 * @param clientScopes the scopes of the service account that asks
 * @param token empty when it is not valid, or its account not active
 */
public record PersonalTokenIntrospection(List<String> clientScopes, Optional<GoodToken> token) {

  public PersonalTokenIntrospection {
    clientScopes = List.copyOf(clientScopes);
  }

  /**
   * A valid token of an active account.
   *
   * @param roles those that the account has now
   * @param amr authentication methods of the session that created it (RFC 8176)
   */
  public record GoodToken(
      UUID accountId,
      String email,
      List<String> roles,
      List<String> scopes,
      Instant createdAt,
      Instant expiresAt,
      List<String> amr) {

    public GoodToken {
      roles = List.copyOf(roles);
      scopes = List.copyOf(scopes);
      amr = List.copyOf(amr);
    }
  }
}
