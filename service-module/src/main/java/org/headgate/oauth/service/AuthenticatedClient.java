package org.headgate.oauth.service;

import java.util.Objects;
import java.util.UUID;

/**
 * A service account that has authenticated.
 *
 * @param id its client_id
 * @param secret which one it used
 */
record AuthenticatedClient(UUID id, UUID secret, Scopes scopes) {

  AuthenticatedClient {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(secret, "secret");
    Objects.requireNonNull(scopes, "scopes");
  }
}
