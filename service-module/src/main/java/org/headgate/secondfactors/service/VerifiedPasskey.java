package org.headgate.secondfactors.service;

import java.util.UUID;
import org.headgate.common.identity.AccountAtEpoch;

/**
 * A passkey that has signed our challenge; it counts once the challenge is marked as used.
 *
 * @param account as it was when the passkey was read
 * @param seenCount the stored sign count that its own was compared with
 * @param backedUp whether a service syncs it to other devices
 */
public record VerifiedPasskey(
    UUID id,
    AccountAtEpoch account,
    PasskeyChallenge challenge,
    long seenCount,
    long signCount,
    boolean backedUp) {

  /** The kind of key (RFC 8176): bound to a device, or synced. */
  public String amr() {
    return backedUp ? "swk" : "hwk";
  }
}
