package org.headgate.pool.service.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.headgate.common.problem.DatabaseBusyException;
import org.junit.jupiter.api.Test;

/** Requests that wait for their place in a bulkhead before anything else. */
class AwaitedBulkheadTest {

  private static final int PLACES = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration COMPLETION_INTERVAL = Duration.ofSeconds(5);

  private final AdmissionController requestPermits =
      new AdmissionController(new AdmissionLimits(4, 100, PATIENCE), System::nanoTime);
  private final RequestBulkhead bulkhead =
      new RequestBulkhead(
          PLACES,
          PATIENCE,
          () -> COMPLETION_INTERVAL,
          wait -> new DatabaseBusyException("full", wait));

  /** Requests that leave at once, refused by a limit for instance, keep nobody from waiting. */
  @Test
  void staysShorterThanTheirMainWorkAreEstimatedByThemselves() {
    fill().forEach(RequestTicket::close);
    fill();
    for (int waiting = 0; waiting < 10; waiting++) {
      assertThat(bulkhead.request(WorkPriority.USERS, RequestSource.NONE).isAdmitted()).isFalse();
    }
  }

  @Test
  void bulkheadIsFullUntilAPlaceIsFree() {
    assertThat(bulkhead.isFull(WorkPriority.USERS)).isFalse();
    List<RequestTicket> inside = fill();
    assertThat(bulkhead.isFull(WorkPriority.USERS)).isTrue();

    inside.get(0).close();

    assertThat(bulkhead.isFull(WorkPriority.USERS)).isFalse();
  }

  /** As one that had a permit first, but it never takes one before it leaves. */
  @Test
  void requestThatWaitedFirstTakesAPermitWhenItLeaves() {
    RequestTicket place = bulkhead.request(WorkPriority.USERS, RequestSource.NONE);
    try (CurrentRequest current =
        CurrentRequest.beginIn(
            bulkhead, place, () -> requestPermits.tryAcquire(WorkPriority.USERS))) {
      bulkhead.enter(WorkPriority.USERS);
      assertThat(requestPermits.snapshot().inUse()).isZero();
      assertThat(bulkhead.snapshot().inUse()).isEqualTo(1);

      bulkhead.leave();

      assertThat(bulkhead.snapshot().inUse()).isZero();
      assertThat(requestPermits.snapshot().inUse()).isEqualTo(1);
      assertThat(current.fullBulkhead()).isEmpty();
    }
    assertThat(requestPermits.snapshot().inUse()).isZero();
  }

  private List<RequestTicket> fill() {
    return Stream.generate(() -> bulkhead.request(WorkPriority.USERS, RequestSource.NONE))
        .limit(PLACES)
        .toList();
  }
}
