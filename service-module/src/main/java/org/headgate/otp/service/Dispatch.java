package org.headgate.otp.service;

import java.time.Duration;

/**
 * Whether a code may be sent to an address now.
 *
 * @param allowed whether it may, and has been counted
 * @param nextAfter how long until the next one may be sent
 */
public record Dispatch(boolean allowed, Duration nextAfter) {}
