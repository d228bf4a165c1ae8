package org.headgate.system.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The servers that the tests of this process have started and not ended. */
final class RunningServers {

  private static final Set<Headgate> ALL = ConcurrentHashMap.newKeySet();

  private RunningServers() {}

  static void add(Headgate headgate) {
    ALL.add(headgate);
  }

  /** Whether it was among them. */
  static boolean remove(Headgate headgate) {
    return ALL.remove(headgate);
  }

  static Set<Headgate> all() {
    return Set.copyOf(ALL);
  }
}
