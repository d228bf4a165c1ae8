package org.headgate.ratelimit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.ratelimit.persistence.KeyedHash;

/**
 * Where a request comes from, as a keyed hash: networks are told apart and counted, and none is
 * stored.
 */
@ApplicationScoped
public class CallerNetwork {

  @Inject ClientContext clientContext;
  @Inject AddressHasher hashes;

  /** {@link KeyedHash#NONE} for work that no request asked for. */
  public KeyedHash hash() {
    return clientContext
        .address()
        .map(ClientAddress::network)
        .map(hashes::of)
        .orElse(KeyedHash.NONE);
  }
}
