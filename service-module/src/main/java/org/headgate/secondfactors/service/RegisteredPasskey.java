package org.headgate.secondfactors.service;

import org.headgate.common.identity.JudgedAccount;

/**
 * A passkey that a browser has made for the account in answer to a challenge of ours.
 *
 * @param account as it was when its owner was asked for a proof
 * @param credentialId base64url
 * @param publicKey a COSE key in base64url
 */
public record RegisteredPasskey(
    JudgedAccount account,
    PasskeyChallenge challenge,
    String credentialId,
    String publicKey,
    long signCount,
    boolean backedUp) {}
