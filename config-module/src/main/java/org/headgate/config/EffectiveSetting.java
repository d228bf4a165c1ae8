package org.headgate.config;

/**
 * A value in force and where it came from, for the log at start and for the operator.
 *
 * @param name the variable that sets it
 * @param value as shown to people, secrets masked; empty when the setting is off
 */
public record EffectiveSetting(String name, String value, SettingSource source) {
  @Override
  public String toString() {
    return name + "=" + value + " (" + source.wireName() + ")";
  }
}
