package org.headgate.launcher;

import java.time.Duration;
import java.util.Map;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.InvalidConfigurationException;
import org.headgate.config.InvalidConfigurationException.SettingError;

/**
 * The environment variables of Liberty, validated as a whole before anything is started. The agent
 * in Liberty's JVM computes from them what server.xml reads.
 */
public final class LibertyEnvironment {

  private final RunPlan plan;

  public LibertyEnvironment(RunPlan plan) {
    this.plan = plan;
  }

  /**
   * All that Liberty gets.
   *
   * @throws LaunchRefusedException with one line for each variable that is missing, wrong or
   *     misspelt
   */
  public Map<String, String> variables() {
    settings();
    return plan.variables();
  }

  /**
   * How long Liberty may take to stop.
   *
   * @throws LaunchRefusedException as {@link #variables()}
   */
  public Duration longestShutdown() {
    return settings().shutdown().longest();
  }

  private HeadgateSettings settings() {
    try {
      return HeadgateSettings.from(plan.variables());
    } catch (InvalidConfigurationException e) {
      throw new LaunchRefusedException(e.errors().stream().map(SettingError::line).toList());
    }
  }
}
