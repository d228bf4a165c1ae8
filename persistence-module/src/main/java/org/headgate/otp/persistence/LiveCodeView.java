package org.headgate.otp.persistence;

import java.time.Instant;
import org.headgate.otp.api.CodePurpose;

/** A code that can still be redeemed, without its digits. */
public record LiveCodeView(
    CodePurpose purpose, Instant createdAt, Instant expiresAt, int attempts, int deviceAttempts) {}
