package org.headgate.pool.service.events;

import org.headgate.pool.api.history.IncidentSummary;

/** CDI event: an incident of this node began or ended. */
public record IncidentChangedEvent(IncidentSummary incident) {}
