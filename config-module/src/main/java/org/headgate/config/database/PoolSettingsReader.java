package org.headgate.config.database;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.EnvironmentReader.DefaultValue;
import org.headgate.config.SettingSource;
import org.headgate.config.SettingType;
import org.headgate.config.database.PoolSettings.InvalidPoolSettingsException;

/**
 * Reads the settings of a business pool: the pool's own variables override those of both pools,
 * which override the preset. Without {@code DB_CONNECT_TIMEOUT}, a short {@code DB_POOL_TIMEOUT}
 * reduces the connect timeout to half of itself.
 */
final class PoolSettingsReader {
  private static final SettingType<Optional<Duration>> AGE =
      SettingType.open(
          "whole seconds from 1 to "
              + PoolSettings.MAX_AGED_TIMEOUT.toSeconds()
              + ", or -1 for never",
          PoolSettingsReader::age,
          age -> String.valueOf(age.map(Duration::toSeconds).orElse(-1L)));

  private final EnvironmentReader environmentReader;
  private final PoolName database;
  private final PoolSettings preset;
  private final SettingSource presetSource;

  private PoolSettingsReader(EnvironmentReader environmentReader, PoolName database) {
    PoolPreset chosen =
        environmentReader.read(
            "DB_PRESET",
            SettingType.oneOf(PoolPreset.class, '-'),
            DefaultValue.standard(PoolPreset.DEFAULT));
    this.environmentReader = environmentReader;
    this.database = database;
    this.preset = chosen.settings();
    this.presetSource =
        environmentReader.isSet("DB_PRESET") ? SettingSource.PRESET : SettingSource.DEFAULT;
  }

  /** The pool's settings, or its preset's when they were refused. */
  static PoolSettings read(EnvironmentReader environmentReader, PoolName database) {
    PoolSettingsReader variables = new PoolSettingsReader(environmentReader, database);
    try {
      return variables.settings();
    } catch (InvalidPoolSettingsException e) {
      environmentReader.refuse(
          variables.variableInUse(e.parameter()),
          e.value(),
          e.allowed()
              .replace(
                  PoolParameter.POOL_TIMEOUT.variable(),
                  variables.variableInUse(PoolParameter.POOL_TIMEOUT)));
      return variables.preset;
    }
  }

  private PoolSettings settings() {
    SettingType<Integer> kept = SettingType.integer(1, PoolSettings.MAX_CONNECTIONS);
    SettingType<Integer> above = SettingType.integer(0, PoolSettings.MAX_CONNECTIONS);
    int size = value(PoolParameter.POOL_SIZE, kept, preset.minPoolSize());
    int overflow = value(PoolParameter.MAX_OVERFLOW, above, preset.overflow());
    Duration borrow =
        value(
            PoolParameter.POOL_TIMEOUT,
            seconds(PoolSettings.MIN_CONNECTION_TIMEOUT, PoolSettings.MAX_CONNECTION_TIMEOUT),
            preset.connectionTimeout());
    Duration connect = PoolSettings.fittingConnectTimeout(preset.connectTimeout(), borrow);
    return new PoolSettings(
        size,
        size + overflow,
        borrow,
        value(PoolParameter.POOL_RECYCLE, AGE, preset.agedTimeout()),
        value(
            PoolParameter.CONNECT_TIMEOUT,
            seconds(Duration.ofSeconds(1), PoolSettings.MAX_CONNECTION_TIMEOUT),
            connect),
        value(
            PoolParameter.COMMAND_TIMEOUT,
            seconds(Duration.ofSeconds(1), PoolSettings.MAX_COMMAND_TIMEOUT),
            preset.commandTimeout()),
        value(PoolParameter.PRE_PING, SettingType.flag(), preset.prePing()),
        value(PoolParameter.ECHO, SettingType.flag(), preset.echo()));
  }

  private <T> T value(PoolParameter parameter, SettingType<T> type, T fallback) {
    return environmentReader.read(
        parameter.variable(database),
        List.of(parameter.variable()),
        type,
        new DefaultValue<>(fallback, presetSource));
  }

  /** The variable that sets the parameter; the common one if neither is set. */
  private String variableInUse(PoolParameter parameter) {
    String own = parameter.variable(database);
    return environmentReader.isSet(own) ? own : parameter.variable();
  }

  private static SettingType<Duration> seconds(Duration min, Duration max) {
    return SettingType.seconds((int) min.toSeconds(), (int) max.toSeconds());
  }

  private static Optional<Duration> age(String text) {
    if (text.equals("-1")) {
      return Optional.empty();
    }
    return Optional.of(
        seconds(Duration.ofSeconds(1), PoolSettings.MAX_AGED_TIMEOUT).parse().apply(text));
  }
}
