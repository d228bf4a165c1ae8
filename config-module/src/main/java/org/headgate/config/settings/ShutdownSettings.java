package org.headgate.config.settings;

import java.time.Duration;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.EnvironmentReader.DefaultValue;
import org.headgate.config.SettingTypes;

/**
 * How a node ends. Whoever ends its process by force has to wait for {@link #longest()} at least.
 *
 * @param delay how long a node that was told to stop is unready and serves all the same, so that
 *     load balancers notice
 */
public record ShutdownSettings(Duration delay) {

  /** How long what runs may take to finish once no new work is taken. */
  public static final Duration FINISH_LIMIT = Duration.ofSeconds(6);

  /** How long Liberty may take to stop after that, on a machine that is busy. */
  public static final Duration STOP_LIMIT = Duration.ofSeconds(9);

  /** More than this no platform waits. */
  public static final int MOST_SECONDS = 300;

  /** Refuses a delay out of range. */
  public ShutdownSettings {
    if (delay.isNegative() || delay.toSeconds() > MOST_SECONDS) {
      throw new IllegalArgumentException("the delay is 0 to " + MOST_SECONDS + " s");
    }
  }

  /** Reads {@code SHUTDOWN_DELAY}, whole seconds. */
  public static ShutdownSettings from(EnvironmentReader environmentReader) {
    return new ShutdownSettings(
        environmentReader.read(
            "SHUTDOWN_DELAY",
            SettingTypes.seconds(0, MOST_SECONDS),
            DefaultValue.standard(Duration.ZERO)));
  }

  /** From the order to stop to the end of the process. */
  public Duration longest() {
    return delay.plus(FINISH_LIMIT).plus(STOP_LIMIT);
  }
}
