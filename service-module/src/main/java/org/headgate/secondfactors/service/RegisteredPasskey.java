package org.headgate.secondfactors.service;

import org.headgate.common.identity.AccountAtEpoch;

/**
 * A passkey that a browser has created for the account in answer to our challenge.
 *
 * @param account as authenticated by the proof of identity
 * @param credentialId base64url
 * @param publicKey a COSE key in base64url
 */
public record RegisteredPasskey(
    AccountAtEpoch account,
    PasskeyChallenge challenge,
    String credentialId,
    String publicKey,
    long signCount,
    boolean backedUp) {}
