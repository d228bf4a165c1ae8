package org.headgate.secondfactors.service;

import java.util.UUID;
import org.headgate.common.identity.JudgedAccount;

/**
 * A passkey that has signed a challenge of ours; it counts once the challenge is used up.
 *
 * @param account as it was when the passkey was read
 * @param seenCount the count that its own was judged by
 * @param backedUp whether it is kept by a service that copies it to other devices
 */
public record VerifiedPasskey(
    UUID id,
    JudgedAccount account,
    PasskeyChallenge challenge,
    long seenCount,
    long signCount,
    boolean backedUp) {

  /** What kind of key it was (RFC 8176): bound to a device, or copied between some. */
  public String amr() {
    return backedUp ? "swk" : "hwk";
  }
}
