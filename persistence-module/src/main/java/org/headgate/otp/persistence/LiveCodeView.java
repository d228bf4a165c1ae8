package org.headgate.otp.persistence;

import java.time.Instant;
import org.headgate.otp.api.CodePurpose;

/** A code that can be redeemed, without what it says. */
public record LiveCodeView(
    CodePurpose purpose, Instant createdAt, Instant expiresAt, int attempts, int deviceAttempts) {}
