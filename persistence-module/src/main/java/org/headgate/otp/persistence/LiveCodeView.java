package org.headgate.otp.persistence;

import java.time.Instant;

/** A code that can be redeemed, without what it says. */
public record LiveCodeView(
    String purpose, Instant createdAt, Instant expiresAt, int attempts, int deviceAttempts) {}
