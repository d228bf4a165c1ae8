package org.headgate.pool.service.events;

import org.headgate.pool.api.history.IncidentSummary;

/** An incident of this node began, or it is over. */
public record IncidentChangedEvent(IncidentSummary incident) {}
