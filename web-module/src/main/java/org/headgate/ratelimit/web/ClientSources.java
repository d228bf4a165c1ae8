package org.headgate.ratelimit.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.headgate.config.settings.NetworkSettings;
import org.headgate.pool.service.admission.RequestSource;
import org.headgate.pool.service.admission.RequestSources;
import org.headgate.pool.service.liberty.QueuedReads;
import org.headgate.ratelimit.service.ClientAddress;

/**
 * Tells the sources of requests apart by the network of their client, as limits count it, and by
 * their credentials: for the queue in front of the server, and for those of the application.
 */
@ApplicationScoped
public class ClientSources implements RequestSources {

  private static final String CREDENTIALS = "Authorization";

  /** Many requests come from the same peer, and parsing an address costs more than a lookup. */
  private static final int REMEMBERED = 10_000;

  /** Longer headers are not remembered: a client could fill the memory with them. */
  private static final int MAX_REMEMBERED_LENGTH = 128;

  private final Cache<List<String>, String> networks =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  private NetworkSettings settings;
  private QueuedReads queuedReads;

  /** For the client proxy only. */
  protected ClientSources() {}

  @Inject
  ClientSources(NetworkSettings settings, QueuedReads queuedReads) {
    this.settings = settings;
    this.queuedReads = queuedReads;
  }

  void register(@Observes @Initialized(ApplicationScoped.class) Object event) {
    queuedReads.identifyBy(this::of);
  }

  @Override
  public RequestSource of(String peer, Function<String, List<String>> headers) {
    Optional<String> credentials = headers.apply(CREDENTIALS).stream().findFirst();
    return RequestSource.of(
        network(String.valueOf(peer), headers.apply(ForwardedForParser.HEADER)), credentials);
  }

  private String network(String peer, List<String> forwardedFor) {
    List<String> hops = Stream.concat(Stream.of(peer), forwardedFor.stream()).toList();
    int length = hops.stream().mapToInt(String::length).sum();
    return length > MAX_REMEMBERED_LENGTH
        ? parsed(peer, forwardedFor)
        : networks.get(hops, key -> parsed(peer, forwardedFor));
  }

  private String parsed(String peer, List<String> forwardedFor) {
    return ClientAddress.parse(peer)
        .map(address -> new ForwardedForParser(settings).client(address, forwardedFor))
        .map(client -> client.network().toString())
        .orElse(peer);
  }
}
