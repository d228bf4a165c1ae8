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

  private final AdmissionController turns =
      new AdmissionController(new AdmissionLimits(4, 100, PATIENCE), System::nanoTime);
  private Duration pace = Duration.ofMillis(100);
  private final RequestBulkhead lane = lane(PATIENCE);

  private RequestBulkhead lane(Duration timeout) {
    return new RequestBulkhead(
        PLACES, timeout, () -> pace, wait -> new DatabaseBusyException("full", wait));
  }

  private RequestPermits request() throws AdmissionRefusedException {
    return RequestPermits.begin(
        new RequestTicket(
            turns,
            WorkPriority.USERS,
            turns.request(WorkPriority.USERS, PATIENCE),
            PATIENCE,
            refused -> new DatabaseBusyException("busy", refused.retryAfter())));
  }

  @Test
  void enteringReplacesTheRequestPermitUntilTheEnd() throws AdmissionRefusedException {
    try (RequestPermits permits = request()) {
      assertThat(turns.snapshot().inUse()).isEqualTo(1);

      lane.enter(WorkPriority.USERS);
      lane.enter(WorkPriority.USERS);

      assertThat(turns.snapshot().inUse()).isZero();
      assertThat(lane.snapshot().inUse()).isEqualTo(1);
      assertThat(permits.fullBulkhead()).isEmpty();
    }
    assertThat(lane.snapshot().inUse()).isZero();
  }

  @Test
  void leavingRestoresTheRequestPermit() throws AdmissionRefusedException {
    try (RequestPermits permits = request()) {
      lane.enter(WorkPriority.USERS);

      lane.leave();
      lane.leave();

      assertThat(lane.snapshot().inUse()).isZero();
      assertThat(turns.snapshot().inUse()).isEqualTo(1);
      assertThat(permits.fullBulkhead()).isEmpty();
    }
    assertThat(turns.snapshot().inUse()).isZero();
  }

  @Test
  void leavingWithoutAFreeRequestPermitKeepsThePlace() throws AdmissionRefusedException {
    try (RequestPermits permits = request()) {
      lane.enter(WorkPriority.USERS);
      while (turns.tryAcquire(WorkPriority.USERS).isPresent()) {
        assertThat(permits.fullBulkhead()).isEmpty();
      }
      int taken = turns.snapshot().inUse();

      lane.leave();

      assertThat(lane.snapshot().inUse()).isEqualTo(1);
      assertThat(turns.snapshot().inUse()).isEqualTo(taken);
    }
    assertThat(lane.snapshot().inUse()).isZero();
  }

  @Test
  void fullBulkheadIsReportedAndTheRequestPermitKept() throws AdmissionRefusedException {
    fill();
    try (RequestPermits permits = request()) {
      assertThatThrownBy(() -> lane.enter(WorkPriority.USERS))
          .isInstanceOf(DatabaseBusyException.class);

      assertThat(permits.fullBulkhead()).contains(lane);
      assertThat(turns.snapshot().inUse()).isEqualTo(1);
    }
    assertThat(turns.snapshot().inUse()).isZero();
    assertThat(lane.snapshot().inUse()).isEqualTo(PLACES);
  }

  @Test
  void restartedRequestsKeepTheirPlaceAndRepeatNothing() throws Exception {
    List<RequestTicket> inside = fill();
    AtomicInteger counted = new AtomicInteger();
    RequestPermits first = request();
    RequestPermits.once("count", counted::incrementAndGet);
    assertThatThrownBy(() -> lane.enter(WorkPriority.USERS))
        .isInstanceOf(DatabaseBusyException.class);
    first.close();
    RequestTicket place = first.requestPlace();
    CompletableFuture<Optional<HeadgateException>> decided = new CompletableFuture<>();
    place.whenDecided(decided::complete);
    assertThat(decided).isNotDone();

    inside.get(0).close();

    assertThat(decided).isCompletedWithValue(Optional.empty());
    try (RequestPermits second = first.restart(place)) {
      lane.enter(WorkPriority.USERS);
      assertThat(RequestPermits.once("count", counted::incrementAndGet)).isEqualTo(1);
      assertThat(second.fullBulkhead()).isEmpty();
      assertThat(turns.snapshot().inUse()).isZero();
      assertThat(lane.snapshot().inUse()).isEqualTo(PLACES);
    }
    assertThat(lane.snapshot().inUse()).isEqualTo(1);
    assertThat(counted).hasValue(1);
  }

  @Test
  void tooLongQueueIsRefusedAtOnceWithRetryAfter() throws AdmissionRefusedException {
    fill();
    pace = Duration.ofSeconds(5);
    try (RequestPermits permits = request()) {
      assertThatThrownBy(() -> lane.enter(WorkPriority.USERS))
          .isInstanceOfSatisfying(
              HeadgateException.class,
              full -> assertThat(full.retryAfter()).contains(Duration.ofSeconds(10)));
      assertThat(permits.fullBulkhead()).isEmpty();
    }
    assertThatThrownBy(() -> lane.request(WorkPriority.USERS))
        .isInstanceOf(DatabaseBusyException.class);
    assertThat(lane.snapshot().waiting()).isZero();
  }

  @Test
  void waitingRequestsAreRefusedAfterTheTimeout() throws Exception {
    pace = Duration.ZERO;
    RequestBulkhead impatient = lane(Duration.ofMillis(20));
    for (int place = 0; place < PLACES; place++) {
      assertThat(impatient.request(WorkPriority.USERS).isAdmitted()).isTrue();
    }
    CompletableFuture<Optional<HeadgateException>> decided = new CompletableFuture<>();

    impatient.request(WorkPriority.USERS).whenDecided(decided::complete);

    assertThat(decided.get(10, TimeUnit.SECONDS)).isPresent();
    assertThat(impatient.snapshot().waiting()).isZero();
  }

  @Test
  void urgentRequestsPassTheQueue() throws Exception {
    List<RequestTicket> inside = fill();
    pace = Duration.ofSeconds(1);
    for (int crowd = 0; crowd < 7; crowd++) {
      lane.request(WorkPriority.AUTHENTICATION);
    }
    assertThatThrownBy(() -> lane.requireRoom(WorkPriority.AUTHENTICATION))
        .isInstanceOf(DatabaseBusyException.class);
    try (RequestPermits operator = request()) {
      assertThatThrownBy(() -> lane.enter(WorkPriority.OPERATOR))
          .isInstanceOf(DatabaseBusyException.class);
      RequestTicket place = operator.requestPlace();

      inside.get(0).close();

      assertThat(place.isAdmitted()).isTrue();
      assertThat(lane.snapshot().waiting()).isEqualTo(7);
    }
  }

  @Test
  void noPlaceIsReservedForAClass() {
    for (int place = 0; place < PLACES; place++) {
      assertThat(lane.request(WorkPriority.JOBS).isAdmitted()).isTrue();
    }
  }

  @Test
  void placesOfAbandonedRequestsAreReleased() {
    List<RequestTicket> inside = fill();
    lane.request(WorkPriority.USERS)
        .whenDecided(
            decided -> {
              throw new IllegalStateException("its client has gone");
            });

    inside.get(0).close();

    assertThat(lane.snapshot().inUse()).isEqualTo(PLACES - 1);
    assertThat(lane.snapshot().waiting()).isZero();
  }

  @Test
  void workOutsideARequestBypassesTheBulkhead() {
    fill();

    lane.enter(WorkPriority.USERS);

    assertThat(lane.snapshot().inUse()).isEqualTo(PLACES);
  }

  private List<RequestTicket> fill() {
    List<RequestTicket> inside = new ArrayList<>();
    for (int place = 0; place < PLACES; place++) {
      inside.add(lane.request(WorkPriority.USERS));
    }
    return inside;
  }
}
