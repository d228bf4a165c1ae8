package org.headgate.config;

import java.util.Locale;

/** The source of an effective setting, which tells an operator where to change it. */
public enum SettingSource {
  /** A variable of the environment. */
  ENVIRONMENT,
  /** The preset that {@code DB_PRESET} chose. */
  PRESET,
  /** The default, because nothing else set it. */
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
