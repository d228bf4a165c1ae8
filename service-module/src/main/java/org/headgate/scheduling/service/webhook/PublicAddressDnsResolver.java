package org.headgate.scheduling.service.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a name once and returns only permitted addresses; literal addresses pass through here
 * too. The client connects to exactly these, which prevents DNS rebinding. A caller that needs the
 * addresses before connecting pins them for its thread.
 */
final class PublicAddressDnsResolver implements DnsResolver {

  private final DnsResolver resolver;
  private final WebhookAddressPolicy rule;

  // Not static: each client has names of its own.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<InetAddress[]> pinned = new ThreadLocal<>();

  PublicAddressDnsResolver(DnsResolver resolver, WebhookAddressPolicy rule) {
    this.resolver = resolver;
    this.rule = rule;
  }

  /**
   * Resolves a name and returns the same addresses on this thread until {@link #unpin}.
   *
   * @throws ForbiddenAddressException when none of the addresses may be reached
   */
  List<InetAddress> pin(String host) throws UnknownHostException {
    InetAddress[] addresses = publicAddresses(host);
    pinned.set(addresses);
    return List.of(addresses);
  }

  /** Clears the thread. */
  void unpin() {
    pinned.remove();
  }

  /**
   * @throws ForbiddenAddressException when none of the addresses may be reached
   */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] known = pinned.get();
    return known == null ? publicAddresses(host) : known.clone();
  }

  private InetAddress[] publicAddresses(String host) throws UnknownHostException {
    List<InetAddress> allowed = new ArrayList<>();
    String objection = "no address";
    for (InetAddress address : resolver.resolve(host)) {
      Optional<String> found = rule.findViolation(address);
      if (found.isEmpty()) {
        allowed.add(address);
      } else {
        objection = found.get();
      }
    }
    if (allowed.isEmpty()) {
      throw new ForbiddenAddressException(objection);
    }
    return allowed.toArray(new InetAddress[0]);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** A name resolves to forbidden addresses only. */
  static final class ForbiddenAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    ForbiddenAddressException(String objection) {
      super("the URL resolves to " + objection + ", which webhooks must not reach");
    }
  }
}
