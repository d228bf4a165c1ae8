package org.headgate.factors.service;

import org.headgate.identity.UserId;

/**
 * A passkey that a browser has made for the account in answer to a challenge of ours.
 *
 * @param credentialId base64url
 * @param publicKey a COSE key in base64url
 */
public record MadePasskey(
    UserId account,
    PasskeyChallenge challenge,
    String credentialId,
    String publicKey,
    long signCount,
    boolean backedUp) {}
