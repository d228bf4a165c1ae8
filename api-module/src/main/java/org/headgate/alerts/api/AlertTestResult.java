package org.headgate.alerts.api;

import java.util.Optional;

/**
 * How a message for a try went.
 *
 * @param delivered whether the receiver took it
 * @param error why not
 */
public record AlertTestResult(boolean delivered, Optional<String> error) {}
