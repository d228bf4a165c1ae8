package org.headgate.ratelimit.web;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.headgate.config.settings.NetworkSettings;
import org.headgate.ratelimit.service.ClientAddress;

/**
 * Reads X-Forwarded-For from the right, where the nearest proxy wrote: each trusted hop vouches for
 * the entry before it, and the first address that is no trusted proxy is the client. What stands
 * left of it was sent by the client itself and may be anything.
 */
record ForwardedForParser(NetworkSettings network) {

  /**
   * @param peer who holds the connection
   * @param headers the values of every X-Forwarded-For header, in their order
   */
  ClientAddress client(ClientAddress peer, List<String> headers) {
    Deque<String> hops = new ArrayDeque<>();
    headers.stream().flatMap(header -> Arrays.stream(header.split(","))).forEach(hops::push);
    ClientAddress client = peer;
    while (!hops.isEmpty() && network.trusts(client.value())) {
      Optional<ClientAddress> before = ClientAddress.parse(hops.pop());
      if (before.isEmpty()) {
        return client;
      }
      client = before.get();
    }
    return client;
  }
}
