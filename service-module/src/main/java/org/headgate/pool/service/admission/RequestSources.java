package org.headgate.pool.service.admission;

import java.util.List;
import java.util.function.Function;

/** Tells the sources of requests apart. */
@FunctionalInterface
public interface RequestSources {

  /**
   * @param peer the address of the connection
   * @param headers the values of a header, in their order; an empty list for none
   */
  RequestSource of(String peer, Function<String, List<String>> headers);
}
