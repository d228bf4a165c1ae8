package org.headgate.ratelimit.web;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.headgate.config.settings.NetworkSettings;
import org.headgate.ratelimit.service.ClientAddress;

/**
 * Parses X-Forwarded-For from the right, where the nearest proxy wrote: each trusted proxy vouches
 * for the entry before it, and the first address that is no trusted proxy is the client. Everything
 * to the left was sent by the client and may be forged.
 */
record ForwardedForParser(NetworkSettings network) {

  static final String HEADER = "X-Forwarded-For";

  /**
   * @param peer the address of the connection
   * @param headers the values of every X-Forwarded-For header, in their order
   */
  ClientAddress client(ClientAddress peer, List<String> headers) {
    Deque<String> hops = new ArrayDeque<>();
    headers.stream().flatMap(header -> Arrays.stream(header.split(","))).forEach(hops::push);
    ClientAddress client = peer;
    while (!hops.isEmpty() && network.trusts(client.value())) {
      Optional<ClientAddress> hop = ClientAddress.parse(hops.pop());
      if (hop.isEmpty()) {
        return client;
      }
      client = hop.get();
    }
    return client;
  }
}
