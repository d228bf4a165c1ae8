package org.headgate.ratelimit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.ratelimit.persistence.KeyedHash;

/**
 * The network of the present request, as a keyed hash: networks are counted without being stored in
 * clear.
 */
@ApplicationScoped
public class CallerNetwork {

  @Inject ClientContext clientContext;
  @Inject AddressHasher hashes;

  /** {@link KeyedHash#NONE} for work outside of a request. */
  public KeyedHash hash() {
    return clientContext
        .address()
        .map(ClientAddress::network)
        .map(hashes::of)
        .orElse(KeyedHash.NONE);
  }
}
