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
 * @param ownerScopes those that the token's service account has now; empty when it may get no
 *     tokens
 * @param isKeyGood whether the key that signed it is not revoked
 */
public record IntrospectionView(
    List<String> clientScopes,
    Optional<OpenSession> session,
    Optional<List<String>> ownerScopes,
    boolean isKeyGood) {

  public IntrospectionView {
    clientScopes = List.copyOf(clientScopes);
    ownerScopes = ownerScopes.map(List::copyOf);
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
