package org.headgate.accounts.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.headgate.limits.persistence.KeyedHash;
import org.headgate.limits.service.AddressHashes;
import org.headgate.network.ClientAddress;
import org.headgate.network.service.Visitor;

/**
 * Where a request comes from, as a keyed hash. Of several who signed up for one address it tells
 * the one who then reads its mail from the others; nothing else is decided by it.
 */
@ApplicationScoped
public class CallersNetwork {

  @Inject Visitor visitor;
  @Inject AddressHashes hashes;

  /** {@link KeyedHash#NONE} for work that no request asked for. */
  KeyedHash hash() {
    return visitor.address().map(ClientAddress::network).map(hashes::of).orElse(KeyedHash.NONE);
  }
}
