package org.headgate.oauth.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The state of a token and of the service account that asks about it.
 *
 * @param clientScopes the scopes of the service account that asks
 * @param session empty when it is not open, or its account not active
 * @param isOwnerActive whether the token's service account may get tokens now
 * @param isKeyGood whether the key that signed it is not revoked
 */
public record IntrospectionView(
    List<String> clientScopes,
    Optional<OpenSession> session,
    boolean isOwnerActive,
    boolean isKeyGood) {

  public IntrospectionView {
    clientScopes = List.copyOf(clientScopes);
  }

  /**
   * An open session of an active account.
   *
   * @param roles those that the account has now
   */
  public record OpenSession(UUID accountId, List<String> roles, Instant expiresAt) {

    public OpenSession {
      roles = List.copyOf(roles);
    }
  }
}
