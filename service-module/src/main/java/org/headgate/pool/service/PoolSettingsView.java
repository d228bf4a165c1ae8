package org.headgate.pool.service;

import java.time.Duration;
import java.util.List;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.PoolKnob;
import org.headgate.pool.PoolSettings;
import org.headgate.pool.PoolView;
import org.headgate.settings.EffectiveSetting;
import org.headgate.settings.SettingSource;

/** The settings of a pool in the ancestors' words, each with where its value came from. */
final class PoolSettingsView {

  private static final long NEVER = -1;

  private PoolSettingsView() {}

  static PoolView.Settings of(
      DatabaseName pool, PoolSettings settings, List<EffectiveSetting> effective) {
    return new PoolView.Settings(
        setting(settings.minPoolSize(), source(PoolKnob.POOL_SIZE, pool, effective)),
        setting(settings.overflow(), source(PoolKnob.MAX_OVERFLOW, pool, effective)),
        setting(
            settings.connectionTimeout().toSeconds(),
            source(PoolKnob.POOL_TIMEOUT, pool, effective)),
        setting(
            settings.agedTimeout().map(Duration::toSeconds).orElse(NEVER),
            source(PoolKnob.POOL_RECYCLE, pool, effective)));
  }

  private static PoolView.Setting setting(long value, SettingSource source) {
    return new PoolView.Setting(value, source.wireName());
  }

  private static SettingSource source(
      PoolKnob knob, DatabaseName pool, List<EffectiveSetting> effective) {
    return effective.stream()
        .filter(setting -> setting.name().equals(knob.variable(pool)))
        .map(EffectiveSetting::source)
        .findFirst()
        .orElse(SettingSource.DEFAULT);
  }
}
