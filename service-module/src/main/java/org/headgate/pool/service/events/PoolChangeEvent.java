package org.headgate.pool.service.events;

import org.headgate.pool.api.PoolChange;

/** CDI event: a pool was changed, or its change was confirmed or reverted. */
public record PoolChangeEvent(PoolChange change) {}
