package org.headgate.pool.service;

import java.time.Duration;
import java.util.List;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.PoolKnob;
import org.headgate.pool.PoolSettings;
import org.headgate.pool.PoolSizing;
import org.headgate.pool.PoolView;
import org.headgate.settings.EffectiveSetting;
import org.headgate.settings.SettingSource;

/** The settings of a pool in the ancestors' words, each with where its value came from. */
final class PoolSettingsView {

  private PoolSettingsView() {}

  /**
   * @param configured what the environment said; a value that differs from it was changed live
   */
  static PoolView.Settings of(
      DatabaseName pool,
      PoolSettings settings,
      PoolSettings configured,
      List<EffectiveSetting> effective) {
    PoolSizing now = sizing(settings);
    PoolSizing first = sizing(configured);
    return new PoolView.Settings(
        setting(now.poolSize(), first.poolSize(), PoolKnob.POOL_SIZE, pool, effective),
        setting(now.maxOverflow(), first.maxOverflow(), PoolKnob.MAX_OVERFLOW, pool, effective),
        setting(
            now.timeoutSeconds(), first.timeoutSeconds(), PoolKnob.POOL_TIMEOUT, pool, effective),
        setting(
            now.recycleSeconds(), first.recycleSeconds(), PoolKnob.POOL_RECYCLE, pool, effective));
  }

  /** The four numbers that can be changed while the pool runs. */
  static PoolSizing sizing(PoolSettings settings) {
    return new PoolSizing(
        settings.minPoolSize(),
        settings.overflow(),
        settings.connectionTimeout().toSeconds(),
        settings.agedTimeout().map(Duration::toSeconds).orElse(PoolSizing.NEVER));
  }

  private static PoolView.Setting setting(
      long now, long first, PoolKnob knob, DatabaseName pool, List<EffectiveSetting> effective) {
    SettingSource source = now == first ? source(knob, pool, effective) : SettingSource.LIVE;
    return new PoolView.Setting(now, source.wireName());
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
