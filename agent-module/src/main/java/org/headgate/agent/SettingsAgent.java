package org.headgate.agent;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.InvalidConfigurationException;
import org.headgate.config.InvalidConfigurationException.SettingError;

/**
 * Java agent that runs before Liberty's kernel. It validates the environment as a whole, which ends
 * the start if it is invalid, and sets the values that server.xml reads as system properties, which
 * Liberty prefers to environment variables. Then it mends Liberty's connection pool.
 */
public final class SettingsAgent {

  private static final int REFUSED = 2;

  private SettingsAgent() {}

  /**
   * Called by the JVM before its main class. If a server is being started and its environment is
   * invalid, prints one line for each bad variable to the error stream and ends the JVM with status
   * 2.
   *
   * @param arguments none
   */
  public static void premain(String arguments, Instrumentation instrumentation) {
    if (JavaCommand.ofThisProcess().startsServer()) {
      try {
        handOver(System.getenv());
        instrumentation.addTransformer(new ConnectionPoolTransformer(System.err::println));
      } catch (InvalidConfigurationException e) {
        e.errors().stream().map(SettingError::line).forEach(System.err::println);
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
