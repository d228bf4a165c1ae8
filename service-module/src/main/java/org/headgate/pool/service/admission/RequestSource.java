package org.headgate.pool.service.admission;

import java.util.Optional;

/**
 * The origin of a request, as far as queues are concerned: sources take turns, and the requests of
 * one source are served in their order. A network has at most eight sources, so that neither many
 * connections nor many tokens of one network push all others back.
 *
 * @param network empty for work that no client asked for
 * @param credentials which of the network's sources, by the credentials of the request; 0 without
 */
public record RequestSource(String network, int credentials) {

  /** Work that no client asked for. */
  public static final RequestSource NONE = new RequestSource("", 0);

  /** The most sources of a network. */
  static final int PER_NETWORK = 8;

  /**
   * @param credentials as they were sent; they need not be valid
   */
  public static RequestSource of(String network, Optional<String> credentials) {
    return new RequestSource(
        network, credentials.map(text -> Math.floorMod(text.hashCode(), PER_NETWORK)).orElse(0));
  }
}
