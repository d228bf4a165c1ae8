package org.headgate.scheduling.dispatch.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.headgate.crypto.service.Ids;
import org.headgate.identity.UserId;
import org.headgate.problem.HeadgateException;
import org.headgate.problem.TooManyRequests;
import org.headgate.scheduling.Outcome;
import org.headgate.scheduling.TestDelivery;
import org.headgate.scheduling.service.ScheduleBook;

/**
 * Carries out a schedule's action once, at once, for its owner to see whether it works. It is no
 * execution: the history does not know it, no attempt follows, and it counts as no failure.
 */
@ApplicationScoped
public class TestDeliveries {

  @Inject ScheduleBook book;
  @Inject @Any Instance<ActionSender> senders;
  @Inject Ids ids;

  /**
   * @throws TooManyRequests when as much goes to the same host already
   * @throws HeadgateException when the owner has no such schedule
   */
  public TestDelivery send(UserId owner, UUID schedule) {
    ScheduleBook.Content content = book.content(owner, schedule);
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
          "Too much goes to this host at the moment", delivery.pause().orElse(Duration.ZERO));
    }
    Outcome outcome = delivery.kind() == Delivery.Kind.DONE ? Outcome.SUCCEEDED : Outcome.FAILED;
    return new TestDelivery(job.id(), outcome, delivery.error(), took);
  }
}
