package org.headgate.ratelimit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.service.KeyRing;
import org.headgate.ratelimit.persistence.KeyedHash;
import org.headgate.ratelimit.service.ClientAddress.ClientNetwork;

/**
 * Hashes addresses and networks with a key before they are counted, so that the counters reveal
 * neither.
 */
@ApplicationScoped
public class AddressHasher {

  private KeyRing keys;

  protected AddressHasher() {}

  @Inject
  public AddressHasher(KeyRing keys) {
    this.keys = keys;
  }

  /** Equal addresses have equal hashes. */
  public KeyedHash of(EmailAddress address) {
    return hash(KeyRing.Purpose.ADDRESS_HASH, address.value());
  }

  /** Equal networks have equal hashes. */
  KeyedHash of(ClientNetwork network) {
    return hash(KeyRing.Purpose.NETWORK_HASH, network.toString());
  }

  private KeyedHash hash(KeyRing.Purpose purpose, String text) {
    return new KeyedHash(keys.mac(purpose, text.getBytes(StandardCharsets.UTF_8)));
  }
}
