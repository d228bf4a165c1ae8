package org.headgate.config;

/**
 * An effective setting and its source, for the log at start and for operators.
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
