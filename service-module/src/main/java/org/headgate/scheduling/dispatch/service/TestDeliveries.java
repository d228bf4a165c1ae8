package org.headgate.scheduling.dispatch.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.headgate.crypto.service.Ids;
import org.headgate.identity.UserId;
import org.headgate.pool.service.RequestLane;
import org.headgate.problem.HeadgateException;
import org.headgate.problem.TooManyRequests;
import org.headgate.scheduling.Outcome;
import org.headgate.scheduling.TestDelivery;
import org.headgate.scheduling.service.ScheduleBook;

/**
 * Carries out a schedule's action once, at once, for its owner to see whether it works. It is no
 * execution: the history does not know it, no attempt follows, and it counts as no failure. Its
 * request waits for somebody else's server: so it holds no turn for databases meanwhile, one owner
 * has one at a time, and all owners together have a few.
 */
@ApplicationScoped
public class TestDeliveries {

  private static final int AT_ONCE = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final RequestLane lane =
      new RequestLane(
          AT_ONCE,
          PATIENCE,
          wait -> new TooManyRequests("Too many test deliveries are under way", wait));
  private final Set<UserId> testing = ConcurrentHashMap.newKeySet();

  @Inject ScheduleBook book;
  @Inject @Any Instance<ActionSender> senders;
  @Inject Ids ids;

  /**
   * @throws TooManyRequests when the owner's last one is still under way, too many of all owners'
   *     are, or as much goes to the same address already
   * @throws HeadgateException when the owner has no such schedule
   */
  public TestDelivery send(UserId owner, UUID schedule) {
    ScheduleBook.Content content = book.content(owner, schedule);
    if (testing.contains(owner)) {
      throw stillUnderWay();
    }
    lane.enter();
    if (!testing.add(owner)) {
      throw stillUnderWay();
    }
    try {
      return send(owner, schedule, content);
    } finally {
      testing.remove(owner);
    }
  }

  private static TooManyRequests stillUnderWay() {
    return new TooManyRequests("A test delivery of yours is still under way", LONGEST);
  }

  private TestDelivery send(UserId owner, UUID schedule, ScheduleBook.Content content) {
    Job job =
        new Job(
            ids.next(),
            schedule,
            Optional.of(owner),
            content.now(),
            1,
            content.action(),
            content.secret(),
            content.now());
    ActionSender sender =
        senders.stream()
            .filter(candidate -> candidate.type().isInstance(content.action()))
            .findFirst()
            .orElseThrow();
    long begun = System.nanoTime();
    Delivery delivery = sender.send(job);
    long took = Duration.ofNanos(System.nanoTime() - begun).toMillis();
    if (delivery.kind() == Delivery.Kind.BUSY) {
      throw new TooManyRequests(
          "Too much goes to this address at the moment", delivery.pause().orElse(Duration.ZERO));
    }
    Outcome outcome = delivery.kind() == Delivery.Kind.DONE ? Outcome.SUCCEEDED : Outcome.FAILED;
    return new TestDelivery(job.id(), outcome, delivery.error(), took);
  }
}
