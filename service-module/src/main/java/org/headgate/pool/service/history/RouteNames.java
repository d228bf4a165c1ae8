package org.headgate.pool.service.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the routes, so that a row refers to one in a byte or two. Routes after the first 500 are
 * "other".
 */
final class RouteNames {

  private static final int MAX = 500;
  private static final String OTHER = "other";

  private final List<String> names = new ArrayList<>(List.of(OTHER));
  private final Map<String, Integer> ids = new HashMap<>(Map.of(OTHER, 0));

  synchronized int idOf(String route) {
    Integer known = ids.get(route);
    if (known != null) {
      return known;
    }
    if (names.size() >= MAX) {
      return 0;
    }
    ids.put(route, names.size());
    names.add(route);
    return names.size() - 1;
  }

  synchronized String nameOf(int id) {
    return id < names.size() ? names.get(id) : OTHER;
  }
}
