package org.headgate.pool.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.headgate.problem.DatabaseBusy;
import org.headgate.problem.HeadgateException;
import org.junit.jupiter.api.Test;

class RequestLaneTest {

  private static final int PLACES = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Admission turns =
      new Admission(new AdmissionLimits(4, 100, PATIENCE), System::nanoTime);
  private Duration pace = Duration.ofMillis(100);
  private final RequestLane lane = lane(PATIENCE);

  private RequestLane lane(Duration patience) {
    return new RequestLane(PLACES, patience, () -> pace, wait -> new DatabaseBusy("full", wait));
  }

  private RequestPass request() throws AdmissionRefused {
    return RequestPass.begin(
        new RequestTurn(
            turns,
            WorkClass.USERS,
            turns.request(WorkClass.USERS, PATIENCE),
            PATIENCE,
            refused -> new DatabaseBusy("busy", refused.retryAfter())));
  }

  @Test
  void whoEntersGivesTheTurnBackAndLeavesWithTheRequest() throws AdmissionRefused {
    try (RequestPass pass = request()) {
      assertThat(turns.snapshot().inUse()).isEqualTo(1);

      lane.enter();
      lane.enter();

      assertThat(turns.snapshot().inUse()).isZero();
      assertThat(lane.snapshot().inUse()).isEqualTo(1);
      assertThat(pass.wanted()).isEmpty();
    }
    assertThat(lane.snapshot().inUse()).isZero();
  }

  @Test
  void whoLeavesGivesThePlaceBackForATurn() throws AdmissionRefused {
    try (RequestPass pass = request()) {
      lane.enter();

      lane.leave();
      lane.leave();

      assertThat(lane.snapshot().inUse()).isZero();
      assertThat(turns.snapshot().inUse()).isEqualTo(1);
      assertThat(pass.wanted()).isEmpty();
    }
    assertThat(turns.snapshot().inUse()).isZero();
  }

  @Test
  void whoLeavesWhileNoTurnIsFreeKeepsThePlaceUntilTheEnd() throws AdmissionRefused {
    try (RequestPass pass = request()) {
      lane.enter();
      while (turns.tryAcquire(WorkClass.USERS).isPresent()) {
        assertThat(pass.wanted()).isEmpty();
      }
      int taken = turns.snapshot().inUse();

      lane.leave();

      assertThat(lane.snapshot().inUse()).isEqualTo(1);
      assertThat(turns.snapshot().inUse()).isEqualTo(taken);
    }
    assertThat(lane.snapshot().inUse()).isZero();
  }

  @Test
  void whoFindsItFullKeepsTheTurnUntilTheEndAndWantsAPlace() throws AdmissionRefused {
    fill();
    try (RequestPass pass = request()) {
      assertThatThrownBy(lane::enter).isInstanceOf(DatabaseBusy.class);

      assertThat(pass.wanted()).contains(lane);
      assertThat(turns.snapshot().inUse()).isEqualTo(1);
    }
    assertThat(turns.snapshot().inUse()).isZero();
    assertThat(lane.snapshot().inUse()).isEqualTo(PLACES);
  }

  @Test
  void whoWaitedIsInTheLaneWithoutATurnAndDoesNothingTwice() throws Exception {
    List<RequestTurn> inside = fill();
    AtomicInteger counted = new AtomicInteger();
    RequestPass first = request();
    RequestPass.once("count", counted::incrementAndGet);
    assertThatThrownBy(lane::enter).isInstanceOf(DatabaseBusy.class);
    first.close();
    RequestTurn place = first.wanted().orElseThrow().request();
    CompletableFuture<Optional<HeadgateException>> decided = new CompletableFuture<>();
    place.whenDecided(decided::complete);
    assertThat(decided).isNotDone();

    inside.get(0).close();

    assertThat(decided).isCompletedWithValue(Optional.empty());
    try (RequestPass second = first.again(place)) {
      lane.enter();
      assertThat(RequestPass.once("count", counted::incrementAndGet)).isEqualTo(1);
      assertThat(second.wanted()).isEmpty();
      assertThat(turns.snapshot().inUse()).isZero();
      assertThat(lane.snapshot().inUse()).isEqualTo(PLACES);
    }
    assertThat(lane.snapshot().inUse()).isEqualTo(1);
    assertThat(counted).hasValue(1);
  }

  @Test
  void whoWouldWaitForTooLongIsRefusedAtOnceWithTheTimeItTakes() throws AdmissionRefused {
    fill();
    pace = Duration.ofSeconds(5);
    try (RequestPass pass = request()) {
      assertThatThrownBy(lane::enter)
          .isInstanceOfSatisfying(
              HeadgateException.class,
              full -> assertThat(full.retryAfter()).contains(Duration.ofSeconds(10)));
      assertThat(pass.wanted()).isEmpty();
    }
    assertThatThrownBy(lane::request).isInstanceOf(DatabaseBusy.class);
    assertThat(lane.snapshot().waiting()).isZero();
  }

  @Test
  void whosePlaceDoesNotComeInTimeIsToldSo() throws Exception {
    pace = Duration.ZERO;
    RequestLane impatient = lane(Duration.ofMillis(20));
    for (int place = 0; place < PLACES; place++) {
      assertThat(impatient.request().hasCome()).isTrue();
    }
    CompletableFuture<Optional<HeadgateException>> decided = new CompletableFuture<>();

    impatient.request().whenDecided(decided::complete);

    assertThat(decided.get(10, TimeUnit.SECONDS)).isPresent();
    assertThat(impatient.snapshot().waiting()).isZero();
  }

  @Test
  void aPlaceWhoseRequestCannotGoOnIsLetGo() {
    List<RequestTurn> inside = fill();
    lane.request()
        .whenDecided(
            decided -> {
              throw new IllegalStateException("its client has gone");
            });

    inside.get(0).close();

    assertThat(lane.snapshot().inUse()).isEqualTo(PLACES - 1);
    assertThat(lane.snapshot().waiting()).isZero();
  }

  @Test
  void whatNoRequestAskedForPassesBy() {
    fill();

    lane.enter();

    assertThat(lane.snapshot().inUse()).isEqualTo(PLACES);
  }

  private List<RequestTurn> fill() {
    List<RequestTurn> inside = new ArrayList<>();
    for (int place = 0; place < PLACES; place++) {
      inside.add(lane.request());
    }
    return inside;
  }
}
