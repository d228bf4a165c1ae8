package org.headgate.accounts.service;

import com.nimbusds.jose.jwk.RSAKey;

/**
 * A key pair of the server.
 *
 * @param active whether it signs, and is not only published for tokens that are still out
 */
public record SigningKey(RSAKey key, boolean active) {

  /** Without the key. */
  @Override
  public String toString() {
    return "SigningKey[" + key.getKeyID() + (active ? ", active]" : "]");
  }
}
