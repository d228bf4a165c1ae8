package org.headgate.launcher;

import java.util.HashMap;
import java.util.Map;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.InvalidConfigurationException;
import org.headgate.config.InvalidConfigurationException.SettingError;
import org.headgate.config.LibertyPassword;
import org.headgate.config.Secret;

/**
 * What Liberty is told through its environment: the variables of the run, judged as a whole, and
 * those that server.xml reads, because Liberty can neither take a URL apart nor calculate with what
 * the environment says.
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
    Map<String, String> variables = new HashMap<>(plan.variables());
    variables.putAll(settings().libertyVariables());
    variables.computeIfPresent(
        "HEADGATE_KEYSTORE_PASSWORD",
        (name, password) -> LibertyPassword.encode(new Secret(password)));
    return variables;
  }

  private HeadgateSettings settings() {
    try {
      return HeadgateSettings.from(plan.variables());
    } catch (InvalidConfigurationException invalid) {
      throw new LaunchRefusedException(invalid.errors().stream().map(SettingError::line).toList());
    }
  }
}
