package org.headgate.limits.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.limits.persistence.KeyedHash;
import org.headgate.network.ClientAddress;
import org.headgate.network.service.Visitor;

/**
 * Where a request comes from, as a keyed hash: networks are told apart and counted, and none is
 * stored.
 */
@ApplicationScoped
public class CallersNetwork {

  @Inject Visitor visitor;
  @Inject AddressHashes hashes;

  /** {@link KeyedHash#NONE} for work that no request asked for. */
  public KeyedHash hash() {
    return visitor.address().map(ClientAddress::network).map(hashes::of).orElse(KeyedHash.NONE);
  }
}
