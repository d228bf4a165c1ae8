package org.headgate.agent;

import java.util.Map;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.InvalidConfigurationException;
import org.headgate.config.InvalidConfigurationException.SettingError;

/**
 * Java agent that stands before Liberty's kernel: it judges the environment as a whole, and hands
 * server.xml the values it reads as system properties, which Liberty prefers to variables of the
 * environment. A start with an environment that cannot be used ends before Liberty sees it.
 */
public final class SettingsAgent {

  private static final int REFUSED = 2;

  private SettingsAgent() {}

  /**
   * Called by the JVM before its main class. Ends the JVM with status 2, and one line on the error
   * stream for each bad variable, when a server that is started cannot run with the environment.
   *
   * @param arguments none
   */
  public static void premain(String arguments) {
    if (JavaCommand.ofThisProcess().startsServer()) {
      try {
        handOver(System.getenv());
      } catch (InvalidConfigurationException invalid) {
        invalid.errors().stream().map(SettingError::line).forEach(System.err::println);
        System.exit(REFUSED);
      }
    }
  }

  /**
   * Sets the system properties.
   *
   * @throws InvalidConfigurationException with every variable that is missing, wrong or misspelt
   */
  static void handOver(Map<String, String> environment) {
    HeadgateSettings.from(environment).libertyVariables().forEach(System::setProperty);
  }
}
