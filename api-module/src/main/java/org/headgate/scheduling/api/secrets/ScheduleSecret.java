package org.headgate.scheduling.api.secrets;

import java.util.UUID;

/**
 * A secret of a schedule's webhook, without its value.
 *
 * @param id the schedule's own for the secret that was set with the schedule
 */
public record ScheduleSecret(UUID id) {}
