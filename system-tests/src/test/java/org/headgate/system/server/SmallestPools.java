package org.headgate.system.server;

import java.util.HashMap;
import java.util.Map;

/**
 * With {@code -Dpools=smallest}, servers have pools of one connection: work that holds one while it
 * waits for another is stuck with these.
 */
public final class SmallestPools {

  /** The system property, and its value that asks for them. */
  public static final String PROPERTY = "pools";

  public static final String SMALLEST = "smallest";

  private static final Map<String, String> VARIABLES =
      Map.of("DB_POOL_SIZE", "1", "DB_MAX_OVERFLOW", "0");

  private SmallestPools() {}

  /** The variables of a server, with those of such pools if they are asked for. */
  public static Map<String, String> with(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(variables);
    if (SMALLEST.equals(System.getProperty(PROPERTY))) {
      all.putAll(VARIABLES);
    }
    return all;
  }
}
