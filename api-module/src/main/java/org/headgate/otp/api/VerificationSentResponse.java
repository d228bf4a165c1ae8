package org.headgate.otp.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A code may be on its way; the same answer whether the address is known or not.
 *
 * @param status always {@code verification_sent}
 * @param expiresIn seconds that the code is good for
 * @param resendAfter seconds until another code may be asked for
 */
@Schema(name = "VerificationSent")
public record VerificationSentResponse(String status, long expiresIn, long resendAfter) {}
