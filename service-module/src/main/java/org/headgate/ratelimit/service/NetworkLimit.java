package org.headgate.ratelimit.service;

import java.util.Locale;
import org.headgate.config.settings.NetworkSettings;

/** The limits of one client network, whatever addresses it names. */
public enum NetworkLimit {
  SEND,
  FAILURE;

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  int limit(NetworkSettings settings) {
    return switch (this) {
      case SEND -> settings.sends();
      case FAILURE -> settings.failures();
    };
  }
}
