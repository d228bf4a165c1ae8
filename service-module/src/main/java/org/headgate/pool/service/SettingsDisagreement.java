package org.headgate.pool.service;

/**
 * A setting of which the application believes one thing while Liberty runs another (seed E1).
 *
 * @param variable what server.xml reads it from
 * @param believed what the application worked out of the environment
 * @param found what Liberty was handed or says it runs
 */
public record SettingsDisagreement(String variable, String believed, String found) {
  @Override
  public String toString() {
    return "%s: the application believes %s, Liberty runs %s".formatted(variable, believed, found);
  }
}
