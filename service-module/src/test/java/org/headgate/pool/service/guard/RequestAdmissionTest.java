package org.headgate.pool.service.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.headgate.common.problem.DatabaseBusyException;
import org.headgate.common.problem.HeadgateException;
import org.headgate.pool.service.admission.RequestSource;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.liberty.QueuedReads;
import org.junit.jupiter.api.Test;

class RequestAdmissionTest extends GuardSteps {

  private static final Duration FRONT = Duration.ofSeconds(1);

  private final RequestAdmission admission = new RequestAdmission(guard, new QueuedReads());

  @Test
  void waitInFrontOfTheServerCountsTowardsTheDeadline() throws Exception {
    takeAllPermits();
    CompletableFuture<Optional<HeadgateException>> decided = new CompletableFuture<>();

    admission
        .request(WorkPriority.USERS, Duration.ofSeconds(6), () -> RequestSource.NONE)
        .whenDecided(decided::complete);

    assertThat(decided.get(2, TimeUnit.SECONDS)).containsInstanceOf(DatabaseBusyException.class);
  }

  @Test
  void waitInFrontOfTheServerCountsInTheWait() {
    takeAllPermits();

    admission.request(WorkPriority.USERS, FRONT, () -> RequestSource.NONE);

    assertThat(admission.snapshot().waits())
        .hasSize(2)
        .last(InstanceOfAssertFactories.DURATION)
        .isBetween(FRONT, FRONT.plusMinutes(1));
  }

  /** The last request that asks for one waits. */
  private void takeAllPermits() {
    assertThat(
            Stream.generate(() -> admission.request(WorkPriority.USERS))
                .anyMatch(ticket -> !ticket.isAdmitted()))
        .isTrue();
  }
}
