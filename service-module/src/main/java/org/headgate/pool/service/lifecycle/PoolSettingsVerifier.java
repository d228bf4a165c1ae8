package org.headgate.pool.service.lifecycle;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.DatabaseSettings;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.events.DatabaseAvailableEvent;
import org.headgate.pool.service.liberty.LibertyPoolMBeans;
import org.headgate.pool.service.liberty.PoolStatistics;

/**
 * Compares, once the pools exist, the application's settings with Liberty's: the values passed at
 * its start, and the size that the running pool reports. Each difference is one warning.
 */
@ApplicationScoped
public class PoolSettingsVerifier {

  private static final Logger LOG = SingleLineLogger.of(PoolSettingsVerifier.class);

  @Inject HeadgateSettings settings;
  @Inject LibertyPoolMBeans liberty;

  void check(@Observes @Priority(DatabaseAvailableEvent.WORK + 100) DatabaseAvailableEvent event) {
    report(event.database());
    if (event.database() == PoolName.PLATFORM) {
      report(PoolName.OPERATOR);
    }
  }

  private void report(PoolName pool) {
    OptionalLong running =
        liberty.statistics(pool).stream().mapToLong(PoolStatistics::maxSize).findFirst();
    compare(settings.database(pool), handedOver(), running)
        .forEach(found -> LOG.log(Level.WARNING, "{0}", found));
  }

  /** The values that server.xml reads: system properties override environment variables. */
  private static Map<String, String> handedOver() {
    Map<String, String> values = new HashMap<>(System.getenv());
    System.getProperties()
        .forEach((name, value) -> values.put(String.valueOf(name), String.valueOf(value)));
    return values;
  }

  /**
   * @param handedOver values that Liberty was started with; missing ones have defaults in
   *     server.xml, and only their running size is compared
   * @param running the largest size that the running pool reports
   */
  static List<Mismatch> compare(
      DatabaseSettings configured, Map<String, String> handedOver, OptionalLong running) {
    List<Mismatch> all = new ArrayList<>();
    configured
        .libertyVariables()
        .forEach(
            (variable, value) -> {
              String found = handedOver.getOrDefault(variable, value);
              if (!found.equals(value)) {
                all.add(disagreement(variable, value, found));
              }
            });
    long size = configured.pool().maxPoolSize();
    running.ifPresent(
        found -> {
          if (found != size) {
            String variable = "HEADGATE_" + configured.name().name() + "_MAX_POOL_SIZE";
            all.removeIf(known -> known.variable().equals(variable));
            all.add(new Mismatch(variable, String.valueOf(size), String.valueOf(found)));
          }
        });
    return List.copyOf(all);
  }

  private static Mismatch disagreement(String variable, String value, String found) {
    return variable.endsWith("_PASSWORD")
        ? new Mismatch(variable, "a password", "another one")
        : new Mismatch(variable, value, found);
  }

  /**
   * A setting with different values in the application and in Liberty.
   *
   * @param variable that server.xml reads
   * @param configured the application's value
   * @param found Liberty's value
   */
  public record Mismatch(String variable, String configured, String found) {
    @Override
    public String toString() {
      return "%s: the setting is %s, but Liberty uses %s".formatted(variable, configured, found);
    }
  }
}
