package org.headgate.config.settings;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.EnvironmentReader.DefaultValue;
import org.headgate.config.SettingType;

/**
 * The lifetime of a session (OWASP ASVS 3.3.2). A session is used when its tokens are refreshed,
 * which a client does whenever its access token expires. It ends after the idle time without a
 * refresh, and after the lifetime in any case.
 *
 * @param idle maximum time between refreshes, 20 minutes to a year: longer than an access token is
 *     valid
 * @param lifetime from the log-in on, not less than {@code idle}; empty: for as long as it is used
 */
public record SessionSettings(Duration idle, Optional<Duration> lifetime) {

  private static final int MIN_SECONDS = 1200;
  private static final int MAX_SECONDS = 365 * 24 * 3600;
  private static final Duration DEFAULT_IDLE = Duration.ofDays(30);
  private static final String LIFETIME = "SESSION_LIFETIME";

  /** Refuses a lifetime shorter than the idle time. */
  public SessionSettings {
    if (endsBefore(lifetime, idle)) {
      throw new IllegalArgumentException("a session lives at least as long as it may rest");
    }
  }

  /**
   * Reads {@code SESSION_IDLE_TIMEOUT} and {@code SESSION_LIFETIME}, whole seconds. If only the
   * lifetime is set and shorter than the default idle time, it is the idle time too.
   */
  public static SessionSettings from(EnvironmentReader environmentReader) {
    SettingType<Duration> seconds = SettingType.seconds(MIN_SECONDS, MAX_SECONDS);
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
   * How long a session lasts from now unless it is refreshed; negative when it is over.
   *
   * @param startedAt when its owner logged in
   */
  public Duration remaining(Instant startedAt, Instant now) {
    return lifetime
        .map(max -> Duration.between(now, startedAt.plus(max)))
        .filter(left -> left.compareTo(idle) < 0)
        .orElse(idle);
  }

  private static boolean endsBefore(Optional<Duration> lifetime, Duration idle) {
    return lifetime.filter(max -> max.compareTo(idle) < 0).isPresent();
  }
}
