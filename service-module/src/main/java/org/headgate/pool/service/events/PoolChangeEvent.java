package org.headgate.pool.service.events;

import org.headgate.pool.api.PoolChange;

/** A pool was changed, or its change was kept or taken back. */
public record PoolChangeEvent(PoolChange change) {}
