package org.headgate.config.settings;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.EnvironmentReader.DefaultValue;
import org.headgate.config.SettingType;
import org.headgate.config.SettingTypes;

/**
 * How long a session lives (OWASP ASVS 3.3.2). It is used when its tokens are refreshed, which a
 * client does as often as its access token ends: what rests for longer than the idle time has to be
 * begun anew, and so has what is older than the lifetime, however busy it is.
 *
 * @param idle from one refresh to the next at most, 20 minutes to a year: longer than an access
 *     token is good for
 * @param lifetime from the log-in on, not less than {@code idle}; empty: for as long as it is used
 */
public record SessionSettings(Duration idle, Optional<Duration> lifetime) {

  private static final int LEAST_SECONDS = 1200;
  private static final int MOST_SECONDS = 365 * 24 * 3600;
  private static final Duration DEFAULT_IDLE = Duration.ofDays(30);
  private static final String LIFETIME = "SESSION_LIFETIME";

  /** Refuses a session that would end before it may rest. */
  public SessionSettings {
    if (endsBefore(lifetime, idle)) {
      throw new IllegalArgumentException("a session lives at least as long as it may rest");
    }
  }

  /**
   * Reads {@code SESSION_IDLE_TIMEOUT} and {@code SESSION_LIFETIME}, whole seconds. Where only the
   * lifetime is given and shorter than the default idle time, it is the idle time too.
   */
  public static SessionSettings from(EnvironmentReader environmentReader) {
    SettingType<Duration> seconds = SettingTypes.seconds(LEAST_SECONDS, MOST_SECONDS);
    Optional<Duration> lifetime = environmentReader.find(LIFETIME, seconds);
    Duration fallback = endsBefore(lifetime, DEFAULT_IDLE) ? lifetime.get() : DEFAULT_IDLE;
    Duration idle =
        environmentReader.read("SESSION_IDLE_TIMEOUT", seconds, DefaultValue.standard(fallback));
    if (endsBefore(lifetime, idle)) {
      environmentReader.refuse(
          LIFETIME,
          String.valueOf(lifetime.get().toSeconds()),
          "at least SESSION_IDLE_TIMEOUT, which is " + idle.toSeconds());
      return new SessionSettings(idle, Optional.empty());
    }
    return new SessionSettings(idle, lifetime);
  }

  /**
   * How long a session goes on from now unless it is refreshed; negative when it is over already.
   *
   * @param begun when its owner logged in
   */
  public Duration remaining(Instant begun, Instant now) {
    return lifetime
        .map(most -> Duration.between(now, begun.plus(most)))
        .filter(left -> left.compareTo(idle) < 0)
        .orElse(idle);
  }

  private static boolean endsBefore(Optional<Duration> lifetime, Duration idle) {
    return lifetime.filter(most -> most.compareTo(idle) < 0).isPresent();
  }
}
