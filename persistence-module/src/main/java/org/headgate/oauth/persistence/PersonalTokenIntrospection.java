package org.headgate.oauth.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the database knows of a personal access token and of the service account that asks.
 *
 * @param clientScopes of the service account that asks
 * @param token empty when it is not good, or its account not active
 */
public record PersonalTokenIntrospection(List<String> clientScopes, Optional<GoodToken> token) {

  public PersonalTokenIntrospection {
    clientScopes = List.copyOf(clientScopes);
  }

  /**
   * A token that is good, of an active account.
   *
   * @param roles those that the account has now
   */
  public record GoodToken(
      UUID account,
      String email,
      List<String> roles,
      List<String> scopes,
      Instant createdAt,
      Instant expiresAt) {

    public GoodToken {
      roles = List.copyOf(roles);
      scopes = List.copyOf(scopes);
    }
  }
}
