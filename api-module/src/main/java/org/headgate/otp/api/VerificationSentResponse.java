package org.headgate.otp.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A code may have been sent; the answer is the same whether the address is known or not.
 *
 * @param status always {@code verification_sent}
 * @param expiresIn seconds that the code is valid
 * @param resendAfter seconds until another code may be requested
 */
@Schema(name = "VerificationSent")
public record VerificationSentResponse(String status, long expiresIn, long resendAfter) {}
