package org.headgate.config.settings;

import java.time.Duration;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.EnvironmentReader.DefaultValue;
import org.headgate.config.SettingType;

/**
 * How a node shuts down. Whoever kills its process has to wait for {@link #longest()} at least.
 *
 * @param delay how long a stopping node is unready but still serves, so that load balancers notice
 */
public record ShutdownSettings(Duration delay) {

  /** Maximum time for running work to finish once no new work is accepted. */
  public static final Duration FINISH_LIMIT = Duration.ofSeconds(6);

  /** Maximum time for Liberty to stop after that, on a busy machine. */
  public static final Duration STOP_LIMIT = Duration.ofSeconds(9);

  /** No platform waits longer. */
  public static final int MAX_SECONDS = 300;

  /** Refuses a delay out of range. */
  public ShutdownSettings {
    if (delay.isNegative() || delay.toSeconds() > MAX_SECONDS) {
      throw new IllegalArgumentException("the delay is 0 to " + MAX_SECONDS + " s");
    }
  }

  /** Reads {@code SHUTDOWN_DELAY}, whole seconds. */
  public static ShutdownSettings from(EnvironmentReader environmentReader) {
    return new ShutdownSettings(
        environmentReader.read(
            "SHUTDOWN_DELAY",
            SettingType.seconds(0, MAX_SECONDS),
            DefaultValue.standard(Duration.ZERO)));
  }

  /** From the stop signal to the end of the process. */
  public Duration longest() {
    return delay.plus(FINISH_LIMIT).plus(STOP_LIMIT);
  }
}
