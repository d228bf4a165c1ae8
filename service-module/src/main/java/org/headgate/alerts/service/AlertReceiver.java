package org.headgate.alerts.service;

import java.time.Instant;
import java.util.UUID;
import org.headgate.config.alerts.AlertEndpointDefinition;

/** An end point with its id, as nodes know it. */
public record AlertReceiver(UUID id, Instant createdAt, AlertEndpointDefinition definition) {}
