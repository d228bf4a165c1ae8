package org.headgate.pool.service;

import org.headgate.pool.PoolSettings;
import org.headgate.pool.PoolView;

/** Settings of a pool in the ancestors' words. */
final class PoolSettingsView {

  private PoolSettingsView() {}

  static PoolView.Settings of(PoolSettings set) {
    return new PoolView.Settings(
        setting(set.minPoolSize()),
        setting(set.maxPoolSize() - set.minPoolSize()),
        setting(set.timeout()),
        setting(set.aged()));
  }

  private static PoolView.Setting setting(long value) {
    return new PoolView.Setting(value, "default");
  }
}
