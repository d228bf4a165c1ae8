package org.headgate.config.settings;

import java.time.Duration;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.EnvironmentReader.DefaultValue;
import org.headgate.config.SettingType;

/**
 * Settings of the signing keys.
 *
 * @param rotation how long one key signs, 1 day to 10 years
 * @param tokenLifetime how long a token is valid
 */
public record SigningKeySettings(Duration rotation, Duration tokenLifetime) {

  /**
   * How long a key is published before it signs: verifiers may cache the published set for 5
   * minutes, and need time to fetch it.
   */
  public static final Duration NOTICE = Duration.ofMinutes(10);

  /**
   * How long a key stays published after its last token has expired: MicroProfile JWT allows clocks
   * to differ by 5 minutes, and a node may learn a few seconds late of a new key.
   */
  public static final Duration MARGIN = Duration.ofMinutes(6);

  private static final int MAX_DAYS = 3650;
  private static final Duration DEFAULT = Duration.ofDays(90);

  public SigningKeySettings {
    if (rotation.toDays() < 1 || rotation.toDays() > MAX_DAYS) {
      throw new IllegalArgumentException("1 to " + MAX_DAYS + " days");
    }
  }

  /** Reads {@code SIGNING_KEY_ROTATION}, whole days. */
  public static SigningKeySettings from(
      EnvironmentReader environmentReader, Duration tokenLifetime) {
    return new SigningKeySettings(
        environmentReader.read(
            "SIGNING_KEY_ROTATION", SettingType.days(1, MAX_DAYS), DefaultValue.standard(DEFAULT)),
        tokenLifetime);
  }

  /** How long a retired key is still published. */
  public Duration publicationAfterRetirement() {
    return tokenLifetime.plus(MARGIN);
  }
}
