package org.headgate.pool.service;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.headgate.HeadgateSettings;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.DatabaseSettings;
import org.headgate.pool.liberty.LibertyPools;
import org.headgate.pool.liberty.PoolStatistics;
import org.headgate.text.SingleLineLogger;

/**
 * Compares, once the pools have come into being, what the application believes of them with what
 * Liberty runs: the values handed over through the environment, and the size that the running pool
 * reports (seed E1). Each disagreement is one warning.
 */
@ApplicationScoped
public class SettingsCheck {

  private static final Logger LOG = SingleLineLogger.of(SettingsCheck.class);

  @Inject HeadgateSettings settings;
  @Inject LibertyPools liberty;

  void check(@Observes @Priority(DatabaseAvailable.WORK + 100) DatabaseAvailable event) {
    report(event.database());
    if (event.database() == DatabaseName.PLATFORM) {
      report(DatabaseName.OPERATOR);
    }
  }

  private void report(DatabaseName pool) {
    OptionalLong running =
        liberty.statistics(pool).stream().mapToLong(PoolStatistics::maxSize).findFirst();
    compare(settings.database(pool), System.getenv(), running)
        .forEach(found -> LOG.log(Level.WARNING, "{0}", found));
  }

  /**
   * @param handedOver the environment that Liberty was started with; what is missing there comes
   *     from the defaults in server.xml and is compared by the running size alone
   * @param running the largest size that the running pool reports
   */
  static List<SettingsDisagreement> compare(
      DatabaseSettings believed, Map<String, String> handedOver, OptionalLong running) {
    List<SettingsDisagreement> all = new ArrayList<>();
    believed
        .libertyVariables()
        .forEach(
            (variable, value) -> {
              String found = handedOver.getOrDefault(variable, value);
              if (!found.equals(value)) {
                all.add(disagreement(variable, value, found));
              }
            });
    long size = believed.pool().maxPoolSize();
    running.ifPresent(
        found -> {
          if (found != size) {
            String variable = "HEADGATE_" + believed.name().name() + "_MAX_POOL_SIZE";
            all.removeIf(known -> known.variable().equals(variable));
            all.add(
                new SettingsDisagreement(variable, String.valueOf(size), String.valueOf(found)));
          }
        });
    return List.copyOf(all);
  }

  private static SettingsDisagreement disagreement(String variable, String value, String found) {
    return variable.endsWith("_PASSWORD")
        ? new SettingsDisagreement(variable, "a password", "another one")
        : new SettingsDisagreement(variable, value, found);
  }
}
