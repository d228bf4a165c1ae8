package org.headgate.pool;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.headgate.settings.Environment;
import org.headgate.settings.Fallback;
import org.headgate.settings.SettingSource;
import org.headgate.settings.SettingType;
import org.headgate.settings.SettingTypes;

/**
 * Reads the settings of a business pool: the preset, over it the variables for both pools, over
 * these the pool's own. Where nobody set {@code DB_CONNECT_TIMEOUT}, a shorter {@code
 * DB_POOL_TIMEOUT} shortens it to the half of itself.
 */
final class PoolVariables {
  private static final SettingType<Optional<Duration>> AGE =
      SettingType.open(
          "whole seconds from 1 to " + PoolSettings.LONGEST_AGE.toSeconds() + ", or -1 for never",
          PoolVariables::age,
          age -> String.valueOf(age.map(Duration::toSeconds).orElse(-1L)));

  private final Environment environment;
  private final DatabaseName database;
  private final PoolSettings preset;
  private final SettingSource presetSource;

  private PoolVariables(Environment environment, DatabaseName database) {
    PoolPreset chosen =
        environment.read(
            "DB_PRESET",
            SettingTypes.oneOf(PoolPreset.class, '-'),
            Fallback.standard(PoolPreset.DEFAULT));
    this.environment = environment;
    this.database = database;
    this.preset = chosen.settings();
    this.presetSource =
        environment.isSet("DB_PRESET") ? SettingSource.PRESET : SettingSource.DEFAULT;
  }

  /** The pool's settings, or its preset's when they were refused. */
  static PoolSettings read(Environment environment, DatabaseName database) {
    PoolVariables variables = new PoolVariables(environment, database);
    try {
      return variables.settings();
    } catch (InvalidPoolSettings refused) {
      environment.refuse(variables.culprit(refused.knob()), refused.value(), refused.allowed());
      return variables.preset;
    }
  }

  private PoolSettings settings() {
    SettingType<Integer> kept = SettingTypes.integer(1, PoolSettings.MOST_CONNECTIONS);
    SettingType<Integer> above = SettingTypes.integer(0, PoolSettings.MOST_CONNECTIONS);
    int size = knob(PoolKnob.POOL_SIZE, kept, preset.minPoolSize());
    int overflow = knob(PoolKnob.MAX_OVERFLOW, above, preset.overflow());
    Duration borrow =
        knob(
            PoolKnob.POOL_TIMEOUT,
            seconds(PoolSettings.SHORTEST_BORROW, PoolSettings.LONGEST_BORROW),
            preset.connectionTimeout());
    Duration connect = PoolSettings.fittingConnectTimeout(preset.connectTimeout(), borrow);
    return new PoolSettings(
        size,
        size + overflow,
        borrow,
        knob(PoolKnob.POOL_RECYCLE, AGE, preset.agedTimeout()),
        knob(
            PoolKnob.CONNECT_TIMEOUT,
            seconds(Duration.ofSeconds(1), PoolSettings.LONGEST_BORROW),
            connect),
        knob(
            PoolKnob.COMMAND_TIMEOUT,
            seconds(Duration.ofSeconds(1), PoolSettings.LONGEST_COMMAND),
            preset.commandTimeout()),
        knob(PoolKnob.PRE_PING, SettingTypes.flag(), preset.prePing()),
        knob(PoolKnob.ECHO, SettingTypes.flag(), preset.echo()));
  }

  private <T> T knob(PoolKnob knob, SettingType<T> type, T fallback) {
    return environment.read(
        knob.variable(database),
        List.of(knob.variable()),
        type,
        new Fallback<>(fallback, presetSource));
  }

  private String culprit(PoolKnob knob) {
    String own = knob.variable(database);
    return environment.isSet(own) ? own : knob.variable();
  }

  private static SettingType<Duration> seconds(Duration least, Duration most) {
    return SettingTypes.seconds((int) least.toSeconds(), (int) most.toSeconds());
  }

  private static Optional<Duration> age(String text) {
    long seconds = Long.parseLong(text);
    if (seconds == -1) {
      return Optional.empty();
    }
    if (seconds < 1 || seconds > PoolSettings.LONGEST_AGE.toSeconds()) {
      throw new IllegalArgumentException("out of bounds");
    }
    return Optional.of(Duration.ofSeconds(seconds));
  }
}
