package org.headgate.accounts;

/**
 * @param status always {@code verification_sent}
 * @param expiresIn seconds that the code is good for
 * @param resendAfter seconds until another code may be asked for
 */
public record VerificationSent(String status, long expiresIn, long resendAfter) {}
