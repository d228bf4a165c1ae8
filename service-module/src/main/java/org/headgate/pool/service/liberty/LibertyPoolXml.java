package org.headgate.pool.service.liberty;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.headgate.config.database.PoolName;
import org.headgate.config.database.PoolSettings;

/**
 * Builds the file that gives a running Liberty other pool settings. server.xml includes it last, so
 * it overrides; an empty one changes nothing.
 */
final class LibertyPoolXml {

  static final String NONE = "<server/>\n";

  private LibertyPoolXml() {}

  static String of(Map<PoolName, PoolSettings> pools) {
    StringBuilder xml = new StringBuilder("<server>\n");
    pools.forEach((pool, settings) -> xml.append(element(pool, settings)));
    return xml.append("</server>\n").toString();
  }

  private static String element(PoolName pool, PoolSettings settings) {
    return """
      <connectionManager id="%s" minPoolSize="%s" maxPoolSize="%s" connectionTimeout="%s" agedTimeout="%s"\
     maxIdleTime="%s" reapTime="%s" purgePolicy="EntirePool"/>
    """
        .formatted(
            pool.wireName(),
            settings.minPoolSize(),
            settings.maxPoolSize(),
            seconds(Optional.of(settings.connectionTimeout())),
            seconds(settings.agedTimeout()),
            seconds(Optional.of(settings.maxIdleTime())),
            seconds(Optional.of(settings.reapTime())));
  }

  private static String seconds(Optional<Duration> duration) {
    return duration.map(value -> value.toSeconds() + "s").orElse("-1");
  }
}
