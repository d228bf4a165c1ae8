package org.headgate.pool.service.events;

import org.headgate.pool.api.history.IncidentSummary;

/** The diagnosis of this node met something that harms requests, or it is over. */
public record PoolFindingEvent(IncidentSummary incident) {}
