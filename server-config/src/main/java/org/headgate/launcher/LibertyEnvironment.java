package org.headgate.launcher;

import java.util.HashMap;
import java.util.Map;
import org.headgate.HeadgateSettings;
import org.headgate.settings.InvalidSettings;
import org.headgate.settings.LibertyPassword;
import org.headgate.settings.Secret;
import org.headgate.settings.SettingError;

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
   * @throws LauncherRefused with one line for each variable that is missing, wrong or misspelt
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
    } catch (InvalidSettings invalid) {
      throw new LauncherRefused(invalid.errors().stream().map(SettingError::line).toList());
    }
  }
}
