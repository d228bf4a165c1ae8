package org.headgate.config.database;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.EnvironmentReader.DefaultValue;
import org.headgate.config.SettingType;

/**
 * The initial modes of the autopilots, until an operator sets them while the server runs. The
 * operator lane has no autopilot.
 */
public record AutopilotSettings(Map<PoolName, AutopilotMode> modes) {

  /** The pools that have an autopilot. */
  public static final List<PoolName> POOLS = List.of(PoolName.PLATFORM, PoolName.USERDATA);

  private static final String VARIABLE = "DB_AUTOPILOT";

  public AutopilotSettings {
    modes = Collections.unmodifiableMap(new EnumMap<>(modes));
  }

  /** Reads {@code DB_AUTOPILOT} and the variable of each pool, which overrides it. */
  public static AutopilotSettings from(EnvironmentReader environmentReader) {
    Map<PoolName, AutopilotMode> modes = new EnumMap<>(PoolName.class);
    for (PoolName pool : POOLS) {
      modes.put(
          pool,
          environmentReader.read(
              variable(pool),
              List.of(VARIABLE),
              SettingType.oneOf(AutopilotMode.class, '-'),
              DefaultValue.standard(AutopilotMode.OFF)));
    }
    return new AutopilotSettings(modes);
  }

  /** The variable of a pool. */
  public static String variable(PoolName pool) {
    return pool.name() + "_" + VARIABLE;
  }

  /** The mode of a pool. */
  public AutopilotMode of(PoolName pool) {
    return modes.getOrDefault(pool, AutopilotMode.OFF);
  }
}
