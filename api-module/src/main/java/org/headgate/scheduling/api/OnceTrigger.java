package org.headgate.scheduling.api;

import java.time.Instant;

/**
 * Due once.
 *
 * @param at in the future when it is written
 */
public record OnceTrigger(Instant at) implements Trigger {}
