package org.headgate.pool.service.autopilot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.headgate.config.database.PoolSettings;
import org.headgate.pool.service.advice.AdviceInput;
import org.headgate.pool.service.monitoring.DemandSample;

/**
 * The input of an autopilot's decision.
 *
 * @param samples the samples of the last 15 minutes, ten seconds each, oldest first
 * @param usualHold how long a connection is usually held; empty where too little was seen
 * @param lastWeek the connections that the last week needed at this hour; empty where it is not
 *     known
 * @param distortion why the demand says nothing about the size, by the diagnosis
 * @param dominant the statement that holds most, where one is seen at all
 * @param free connections that could still be opened; empty where nobody could be asked
 * @param past what the autopilot remembers of the pool
 */
record AutopilotInput(
    Instant now,
    PoolSettings settings,
    List<DemandSample> samples,
    Optional<Duration> usualHold,
    OptionalInt lastWeek,
    Optional<String> distortion,
    Optional<AdviceInput.Dominant> dominant,
    Optional<Integer> free,
    AutopilotState past) {

  AutopilotInput {
    samples = List.copyOf(samples);
  }

  int size() {
    return settings.maxPoolSize();
  }
}
