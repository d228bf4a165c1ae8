package org.headgate.alerts.api;

import java.util.Optional;

/**
 * The result of a test message.
 *
 * @param delivered whether the receiver accepted it
 * @param error why not
 */
public record AlertTestResult(boolean delivered, Optional<String> error) {}
