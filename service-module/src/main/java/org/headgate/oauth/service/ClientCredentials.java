package org.headgate.oauth.service;

import java.util.Objects;

/**
 * The credentials that a client sends (RFC 6749, 2.3.1).
 *
 * @param clientId as it was sent
 * @param clientSecret as it was sent
 */
public record ClientCredentials(String clientId, String clientSecret) {

  public ClientCredentials {
    Objects.requireNonNull(clientId, "clientId");
    Objects.requireNonNull(clientSecret, "clientSecret");
  }

  /** Leaves out the secret, for logs. */
  @Override
  public String toString() {
    return "ClientCredentials[" + clientId + "]";
  }
}
