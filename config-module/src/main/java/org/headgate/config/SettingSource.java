package org.headgate.config;

import java.util.Locale;

/**
 * Where the value of a setting in force came from; an operator who wonders about a value looks
 * there.
 */
public enum SettingSource {
  /** A variable of the environment. */
  ENVIRONMENT,
  /** The preset that {@code DB_PRESET} chose. */
  PRESET,
  /** Nobody said anything. */
  DEFAULT,
  /** A parameter of the database URL. */
  URL,
  /** An operator, while the node runs. */
  LIVE;

  /** The name on the wire and in the log, in lower case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
