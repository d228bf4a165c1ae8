package org.headgate.ratelimit.persistence;

import java.time.Instant;
import java.util.Objects;
import org.hibernate.query.NativeQuery;

/**
 * Whose doings with which address are meant.
 *
 * @param addressHash keyed hash of the address, known or not
 * @param email the address itself, to see whose account it is; never stored
 * @param kind what is counted, such as {@code guess:login}
 * @param family the kinds that begin with it are counted together
 * @param claim what the caller's device says of itself
 * @param network keyed hash of the client's network; empty where no client asks
 * @param networkKind what its network is charged with
 */
public record AttemptKey(
    KeyedHash addressHash,
    String email,
    String kind,
    String family,
    DeviceClaim claim,
    KeyedHash network,
    String networkKind) {

  /** The lane of everybody whose device is not known. */
  public static final int STRANGERS = 0;

  public AttemptKey {
    Objects.requireNonNull(claim, "claim");
    if (!kind.startsWith(family)) {
      throw new IllegalArgumentException(kind + " is not of the family " + family);
    }
  }

  /**
   * Gives a statement the parameters that every look at a page has.
   *
   * @param networkSince from when on the network's doings count
   */
  public <T> NativeQuery<T> bind(NativeQuery<T> statement, Instant networkSince) {
    return statement
        .setParameter("email", email)
        .setParameter("claimant", claim.account())
        .setParameter("epoch", claim.epoch())
        .setParameter("claimed", claim.lane())
        .setParameter("address", addressHash.bytes())
        .setParameter("kind", kind)
        .setParameter("network", network.bytes())
        .setParameter("networkKind", networkKind)
        .setParameter("since", networkSince);
  }

  /** The same doings, charged to no network. */
  public AttemptKey withoutNetwork() {
    return new AttemptKey(addressHash, email, kind, family, claim, KeyedHash.NONE, networkKind);
  }

  /** Without the address. */
  @Override
  public String toString() {
    return "LedgerKey[" + kind + "]";
  }
}
