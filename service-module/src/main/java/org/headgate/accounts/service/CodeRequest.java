package org.headgate.accounts.service;

import java.time.Instant;
import java.util.UUID;
import org.headgate.identity.EmailAddress;
import org.headgate.otp.CodePurpose;

/** Somebody asked for a code; whether anybody is known by the address is not looked at yet. */
public record CodeRequest(
    UUID id, EmailAddress address, CodePurpose purpose, Instant requestedAt) {}
