package org.headgate.pool.service.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.headgate.common.problem.DatabaseBusyException;
import org.headgate.common.problem.HeadgateException;
import org.junit.jupiter.api.Test;

class RequestBulkheadTest {

  private static final int PLACES = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final AdmissionController requestPermits =
      new AdmissionController(new AdmissionLimits(4, 100, PATIENCE), System::nanoTime);
  private Duration completionInterval = Duration.ofMillis(100);
  private final RequestBulkhead bulkhead = bulkhead(PATIENCE);

  private RequestBulkhead bulkhead(Duration timeout) {
    return new RequestBulkhead(
        PLACES, timeout, () -> completionInterval, wait -> new DatabaseBusyException("full", wait));
  }

  private CurrentRequest request() throws AdmissionRefusedException {
    return CurrentRequest.begin(
        RequestTicket.request(
            requestPermits,
            new AdmissionRequest(WorkPriority.USERS, PATIENCE),
            refused -> new DatabaseBusyException("busy", refused.retryAfter())));
  }

  @Test
  void enteringReplacesTheRequestPermitUntilTheEnd() throws AdmissionRefusedException {
    try (CurrentRequest current = request()) {
      assertThat(requestPermits.snapshot().inUse()).isEqualTo(1);

      bulkhead.enter(WorkPriority.USERS);
      bulkhead.enter(WorkPriority.USERS);

      assertThat(requestPermits.snapshot().inUse()).isZero();
      assertThat(bulkhead.snapshot().inUse()).isEqualTo(1);
      assertThat(current.fullBulkhead()).isEmpty();
    }
    assertThat(bulkhead.snapshot().inUse()).isZero();
  }

  @Test
  void leavingRestoresTheRequestPermit() throws AdmissionRefusedException {
    try (CurrentRequest current = request()) {
      bulkhead.enter(WorkPriority.USERS);

      bulkhead.leave();
      bulkhead.leave();

      assertThat(bulkhead.snapshot().inUse()).isZero();
      assertThat(requestPermits.snapshot().inUse()).isEqualTo(1);
      assertThat(current.fullBulkhead()).isEmpty();
    }
    assertThat(requestPermits.snapshot().inUse()).isZero();
  }

  @Test
  void leavingWithoutAFreeRequestPermitKeepsThePlace() throws AdmissionRefusedException {
    try (CurrentRequest current = request()) {
      bulkhead.enter(WorkPriority.USERS);
      while (requestPermits.tryAcquire(WorkPriority.USERS).isPresent()) {
        assertThat(current.fullBulkhead()).isEmpty();
      }
      int taken = requestPermits.snapshot().inUse();

      bulkhead.leave();

      assertThat(bulkhead.snapshot().inUse()).isEqualTo(1);
      assertThat(requestPermits.snapshot().inUse()).isEqualTo(taken);
    }
    assertThat(bulkhead.snapshot().inUse()).isZero();
  }

  @Test
  void fullBulkheadIsReportedAndTheRequestPermitKept() throws AdmissionRefusedException {
    fill();
    try (CurrentRequest current = request()) {
      assertThatThrownBy(() -> bulkhead.enter(WorkPriority.USERS))
          .isInstanceOf(DatabaseBusyException.class);

      assertThat(current.fullBulkhead()).contains(bulkhead);
      assertThat(requestPermits.snapshot().inUse()).isEqualTo(1);
    }
    assertThat(requestPermits.snapshot().inUse()).isZero();
    assertThat(bulkhead.snapshot().inUse()).isEqualTo(PLACES);
  }

  @Test
  void restartedRequestKeepsItsPlaceAndRepeatsNoOnceOperation() throws Exception {
    List<RequestTicket> inside = fill();
    AtomicInteger counted = new AtomicInteger();
    CurrentRequest first = request();
    CurrentRequest.once("count", counted::incrementAndGet);
    assertThatThrownBy(() -> bulkhead.enter(WorkPriority.USERS))
        .isInstanceOf(DatabaseBusyException.class);
    first.close();
    RequestTicket place = first.requestPlace();
    CompletableFuture<Optional<HeadgateException>> decided = new CompletableFuture<>();
    place.whenDecided(decided::complete);
    assertThat(decided).isNotDone();

    inside.get(0).close();

    assertThat(decided).isCompletedWithValue(Optional.empty());
    try (CurrentRequest second = first.restart(place)) {
      bulkhead.enter(WorkPriority.USERS);
      assertThat(CurrentRequest.once("count", counted::incrementAndGet)).isEqualTo(1);
      assertThat(second.fullBulkhead()).isEmpty();
      assertThat(requestPermits.snapshot().inUse()).isZero();
      assertThat(bulkhead.snapshot().inUse()).isEqualTo(PLACES);
    }
    assertThat(bulkhead.snapshot().inUse()).isEqualTo(1);
    assertThat(counted).hasValue(1);
  }

  @Test
  void tooLongEstimatedWaitIsRefusedAtOnceWithRetryAfter() throws AdmissionRefusedException {
    fill();
    completionInterval = Duration.ofSeconds(5);
    try (CurrentRequest current = request()) {
      assertThatThrownBy(() -> bulkhead.enter(WorkPriority.USERS))
          .isInstanceOfSatisfying(
              HeadgateException.class,
              full -> assertThat(full.retryAfter()).contains(Duration.ofSeconds(10)));
      assertThat(current.fullBulkhead()).isEmpty();
    }
    assertThatThrownBy(() -> bulkhead.request(WorkPriority.USERS, RequestSource.NONE))
        .isInstanceOf(DatabaseBusyException.class);
    assertThat(bulkhead.snapshot().waiting()).isZero();
  }

  /** A hash may be quick where the rest of its request is not. */
  @Test
  void waitIsEstimatedByWholeStays() throws AdmissionRefusedException {
    completionInterval = Duration.ZERO;
    RequestBulkhead impatient = bulkhead(Duration.ofNanos(1));
    try (CurrentRequest current = request()) {
      impatient.enter(WorkPriority.USERS);
      assertThat(current.fullBulkhead()).isEmpty();
    }
    assertThat(impatient.request(WorkPriority.USERS, RequestSource.NONE).isAdmitted()).isTrue();
    impatient.requireRoom(WorkPriority.USERS);

    assertThat(impatient.request(WorkPriority.USERS, RequestSource.NONE).isAdmitted()).isTrue();

    assertThatThrownBy(() -> impatient.requireRoom(WorkPriority.USERS))
        .isInstanceOf(DatabaseBusyException.class);
  }

  @Test
  void waitingRequestsAreRefusedAfterTheTimeout() throws Exception {
    completionInterval = Duration.ZERO;
    RequestBulkhead impatient = bulkhead(Duration.ofMillis(20));
    for (int place = 0; place < PLACES; place++) {
      assertThat(impatient.request(WorkPriority.USERS, RequestSource.NONE).isAdmitted()).isTrue();
    }
    CompletableFuture<Optional<HeadgateException>> decided = new CompletableFuture<>();

    impatient.request(WorkPriority.USERS, RequestSource.NONE).whenDecided(decided::complete);

    assertThat(decided.get(10, TimeUnit.SECONDS)).isPresent();
    assertThat(impatient.snapshot().waiting()).isZero();
  }

  @Test
  void urgentRequestsPassTheQueue() throws Exception {
    List<RequestTicket> inside = fill();
    completionInterval = Duration.ofSeconds(1);
    for (int crowd = 0; crowd < 7; crowd++) {
      bulkhead.request(WorkPriority.AUTHENTICATION, RequestSource.NONE);
    }
    assertThatThrownBy(() -> bulkhead.requireRoom(WorkPriority.AUTHENTICATION))
        .isInstanceOf(DatabaseBusyException.class);
    try (CurrentRequest operator = request()) {
      assertThatThrownBy(() -> bulkhead.enter(WorkPriority.OPERATOR))
          .isInstanceOf(DatabaseBusyException.class);
      RequestTicket place = operator.requestPlace();

      inside.get(0).close();

      assertThat(place.isAdmitted()).isTrue();
      assertThat(bulkhead.snapshot().waiting()).isEqualTo(7);
    }
  }

  @Test
  void jobsMayUseEveryPlace() {
    for (int place = 0; place < PLACES; place++) {
      assertThat(bulkhead.request(WorkPriority.JOBS, RequestSource.NONE).isAdmitted()).isTrue();
    }
  }

  @Test
  void placesOfAbandonedRequestsAreReleased() {
    List<RequestTicket> inside = fill();
    bulkhead
        .request(WorkPriority.USERS, RequestSource.NONE)
        .whenDecided(
            decided -> {
              throw new IllegalStateException("its client has gone");
            });

    inside.get(0).close();

    assertThat(bulkhead.snapshot().inUse()).isEqualTo(PLACES - 1);
    assertThat(bulkhead.snapshot().waiting()).isZero();
  }

  @Test
  void placeOfATicketThatWasClosedInTheQueueIsReleased() {
    List<RequestTicket> inside = fill();
    RequestTicket waiting = bulkhead.request(WorkPriority.USERS, RequestSource.NONE);
    waiting.close();
    inside.get(0).close();
    assertThat(waiting.isAdmitted()).isTrue();
    assertThat(bulkhead.snapshot().inUse()).isEqualTo(PLACES - 1);
  }

  @Test
  void workOutsideARequestBypassesTheBulkhead() {
    fill();

    bulkhead.enter(WorkPriority.USERS);

    assertThat(bulkhead.snapshot().inUse()).isEqualTo(PLACES);
  }

  private List<RequestTicket> fill() {
    List<RequestTicket> inside = new ArrayList<>();
    for (int place = 0; place < PLACES; place++) {
      inside.add(bulkhead.request(WorkPriority.USERS, RequestSource.NONE));
    }
    return inside;
  }
}
