package org.headgate.scheduling.service.webhook;

import java.util.Collection;
import java.util.Set;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.headgate.scheduling.service.dispatch.WorkerShare;
import org.headgate.scheduling.service.webhook.DeliveryLimiter.Sending;
import org.headgate.scheduling.service.webhook.DeliveryStandings.Standing;

/**
 * The shares of the workers that all slow deliveries have together, and all those of owners who
 * have not been fast yet: so that a worker is left for who is fast, however many others do not
 * answer.
 */
final class DeliveryShares {

  private static final Set<String> ALL = Set.of("all");

  private final DeliveryStandings standings;
  private final DeliveryLimiter slow;
  private final WorkerShare unproven;

  /**
   * @param workers how many there are
   */
  DeliveryShares(int workers, DeliveryStandings standings) {
    this(new DeliveryLimiter(workers / 4), new WorkerShare(workers - workers / 4), standings);
  }

  DeliveryShares(DeliveryLimiter slow, WorkerShare unproven, DeliveryStandings standings) {
    this.slow = slow;
    this.unproven = unproven;
    this.standings = standings;
  }

  /** Sends in the share of the owner, or returns busy. */
  <E extends Exception> ActionResult within(Standing owner, Sending<E> sending) throws E {
    return switch (owner) {
      case FAST -> sending.send();
      case UNKNOWN -> unproven.<E>within(sending::send);
      case SLOW -> unproven.<E>within(() -> slow.within(ALL, sending));
    };
  }

  /**
   * Sends in the share of the addresses, on top of that of the owner.
   *
   * @param owner as it was when the owner's share was asked for
   */
  <E extends Exception> ActionResult within(
      Standing owner, Collection<String> addresses, Sending<E> sending) throws E {
    boolean isSlow = addresses.stream().anyMatch(address -> standings.of(address) == Standing.SLOW);
    if (!isSlow || owner == Standing.SLOW) {
      return sending.send();
    }
    Sending<E> slowly = () -> slow.within(ALL, sending);
    return owner == Standing.FAST ? unproven.<E>within(slowly::send) : slowly.send();
  }
}
