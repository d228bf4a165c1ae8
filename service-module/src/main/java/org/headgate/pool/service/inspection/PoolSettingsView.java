package org.headgate.pool.service.inspection;

import java.time.Duration;
import java.util.List;
import org.headgate.config.EffectiveSetting;
import org.headgate.config.SettingSource;
import org.headgate.config.database.PoolName;
import org.headgate.config.database.PoolParameter;
import org.headgate.config.database.PoolSettings;
import org.headgate.pool.api.PoolSizing;
import org.headgate.pool.api.PoolView;

/** The settings of a pool for responses, each with the source of its value. */
public final class PoolSettingsView {

  private PoolSettingsView() {}

  /**
   * @param configured the environment's values; a value that differs from it was changed live
   */
  static PoolView.Settings of(
      PoolName pool,
      PoolSettings settings,
      PoolSettings configured,
      List<EffectiveSetting> effective) {
    PoolSizing now = sizing(settings);
    PoolSizing first = sizing(configured);
    return new PoolView.Settings(
        setting(now.poolSize(), first.poolSize(), PoolParameter.POOL_SIZE, pool, effective),
        setting(
            now.maxOverflow(), first.maxOverflow(), PoolParameter.MAX_OVERFLOW, pool, effective),
        setting(
            now.timeoutSeconds(),
            first.timeoutSeconds(),
            PoolParameter.POOL_TIMEOUT,
            pool,
            effective),
        setting(
            now.recycleSeconds(),
            first.recycleSeconds(),
            PoolParameter.POOL_RECYCLE,
            pool,
            effective));
  }

  /** The four settings that can be changed while the pool runs. */
  public static PoolSizing sizing(PoolSettings settings) {
    return new PoolSizing(
        settings.minPoolSize(),
        settings.overflow(),
        settings.connectionTimeout().toSeconds(),
        settings.agedTimeout().map(Duration::toSeconds).orElse(PoolSizing.NEVER));
  }

  private static PoolView.Setting setting(
      long now,
      long first,
      PoolParameter parameter,
      PoolName pool,
      List<EffectiveSetting> effective) {
    SettingSource source = now == first ? source(parameter, pool, effective) : SettingSource.LIVE;
    return new PoolView.Setting(now, source.wireName());
  }

  private static SettingSource source(
      PoolParameter parameter, PoolName pool, List<EffectiveSetting> effective) {
    return effective.stream()
        .filter(setting -> setting.name().equals(parameter.variable(pool)))
        .map(EffectiveSetting::source)
        .findFirst()
        .orElse(SettingSource.DEFAULT);
  }
}
