package org.headgate.factors.persistence;

import java.time.Instant;
import java.util.Optional;

/** A person's authenticator app and recovery codes, without the secrets of either. */
public record FactorCopy(
    Optional<Instant> totpCreatedAt,
    Optional<Instant> totpConfirmedAt,
    long recoveryCodesLeft,
    long recoveryCodesUsed) {}
