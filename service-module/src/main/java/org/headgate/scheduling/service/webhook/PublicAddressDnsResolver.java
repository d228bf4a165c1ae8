package org.headgate.scheduling.service.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a name once and hands on only addresses that may be reached. The client connects to
 * exactly those and asks nobody again, so a name that changes its address in between (DNS
 * rebinding) gains nothing. Literal addresses come through here as well. Who wants to know the
 * addresses before it connects pins them: on its thread the name leads to nothing else then.
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
   * Resolves a name and keeps to that on this thread until {@link #unpin}.
   *
   * @throws ForbiddenAddress when none of the addresses may be reached
   */
  List<InetAddress> pin(String host) throws UnknownHostException {
    InetAddress[] judged = judged(host);
    pinned.set(judged);
    return List.of(judged);
  }

  /** Leaves nothing behind on the thread. */
  void unpin() {
    pinned.remove();
  }

  /**
   * @throws ForbiddenAddress when none of the addresses may be reached
   */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] known = pinned.get();
    return known == null ? judged(host) : known.clone();
  }

  private InetAddress[] judged(String host) throws UnknownHostException {
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
      throw new ForbiddenAddress(objection);
    }
    return allowed.toArray(new InetAddress[0]);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /** A name leads to where no webhook may go. */
  static final class ForbiddenAddress extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    ForbiddenAddress(String objection) {
      super("the address leads to " + objection + ", which webhooks may not reach");
    }
  }
}
