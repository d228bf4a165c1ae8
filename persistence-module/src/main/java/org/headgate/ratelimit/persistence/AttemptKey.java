package org.headgate.ratelimit.persistence;

import java.time.Instant;
import java.util.Objects;
import org.hibernate.query.NativeQuery;

/**
 * Identifies whose attempts on which address are counted.
 *
 * @param addressHash keyed hash of the address, known or not
 * @param email the address itself, to find its account; never stored
 * @param kind what is counted, such as {@code guess:login}
 * @param family the kinds with this prefix are counted together
 * @param claim what the caller's device claims about itself
 * @param network keyed hash of the client's network; empty where no client asks
 * @param networkKind the kind that is counted for its network
 */
public record AttemptKey(
    KeyedHash addressHash,
    String email,
    String kind,
    String family,
    DeviceClaim claim,
    KeyedHash network,
    String networkKind) {

  /** The lane of all unknown devices. */
  public static final int STRANGERS = 0;

  public AttemptKey {
    Objects.requireNonNull(claim, "claim");
    if (!kind.startsWith(family)) {
      throw new IllegalArgumentException(kind + " is not of the family " + family);
    }
  }

  /**
   * Sets the parameters that every query of a row has.
   *
   * @param networkSince start of the window in which the network's attempts count
   */
  public <T> NativeQuery<T> bind(NativeQuery<T> statement, Instant networkSince) {
    return statement
        .setParameter("email", email)
        .setParameter("claimant", claim.accountId())
        .setParameter("epoch", claim.epoch())
        .setParameter("claimed", claim.lane())
        .setParameter("address", addressHash.bytes())
        .setParameter("kind", kind)
        .setParameter("network", network.bytes())
        .setParameter("networkKind", networkKind)
        .setParameter("since", networkSince);
  }

  /** The same key without a network, so that none is charged. */
  public AttemptKey withoutNetwork() {
    return new AttemptKey(addressHash, email, kind, family, claim, KeyedHash.NONE, networkKind);
  }

  /** Leaves out the address. */
  @Override
  public String toString() {
    return "AttemptKey[" + kind + "]";
  }
}
