package org.headgate.factors.service;

import org.headgate.identity.persistence.JudgedAccount;

/**
 * A passkey that a browser has made for the account in answer to a challenge of ours.
 *
 * @param account as it was when its owner was asked for a proof
 * @param credentialId base64url
 * @param publicKey a COSE key in base64url
 */
public record MadePasskey(
    JudgedAccount account,
    PasskeyChallenge challenge,
    String credentialId,
    String publicKey,
    long signCount,
    boolean backedUp) {}
