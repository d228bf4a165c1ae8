package org.headgate.liberty.extension;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Tells by a function of the application whose read it is; without one, all are of one source. */
final class ReadSources {

  static final Object UNKNOWN = "";

  private static final Logger LOG = System.getLogger(ReadSources.class.getName());

  private volatile BiFunction<String, Function<String, List<String>>, Object> identity =
      (peer, headers) -> UNKNOWN;

  void identifyBy(BiFunction<String, Function<String, List<String>>, Object> function) {
    identity = function;
  }

  /**
   * Never throws: the read is served whatever the application says of it.
   *
   * @param peer the address of the connection
   * @param headers the values of a header
   */
  Object of(String peer, Function<String, List<String>> headers) {
    try {
      return identity.apply(peer, headers);
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "The application cannot tell whose read it is", e);
      return UNKNOWN;
    }
  }
}
