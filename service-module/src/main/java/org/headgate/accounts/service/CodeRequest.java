package org.headgate.accounts.service;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.UserId;
import org.headgate.otp.CodePurpose;

/**
 * Somebody asked for a code; whether anybody is known by the address is not looked at yet.
 *
 * @param asker the account that is to have the address; empty when it is to be the address's own
 */
public record CodeRequest(
    UUID id,
    Optional<UserId> asker,
    EmailAddress address,
    CodePurpose purpose,
    Instant requestedAt) {}
