package org.headgate.pool.service.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.headgate.pool.service.guard.ManualGuardClock;

/** The admission controller keeps its invariants under any sequence of requests. */
class AdmissionControllerPropertyTest {
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  enum Event {
    LOGIN,
    REQUEST,
    JOB,
    FINISH,
    GIVE_UP,
    GROW,
    SHRINK,
    TIME_PASSES
  }

  private final ManualGuardClock clock = new ManualGuardClock();
  private final List<QueueTicket> open = new ArrayList<>();
  private AdmissionController admissionController;
  private int size;
  private int refused;
  private int highWater;

  @Provide
  Arbitrary<List<Event>> days() {
    return Arbitraries.of(Event.class).list().ofMinSize(1).ofMaxSize(300);
  }

  @Property(tries = 500)
  void invariantsHoldForAnySequence(
      @ForAll("days") List<Event> day, @ForAll @IntRange(min = 1, max = 20) int initialSize) {
    // jqwik makes one instance for all tries.
    open.clear();
    refused = 0;
    size = initialSize;
    highWater = initialSize;
    admissionController =
        new AdmissionController(new AdmissionLimits(size, 4, DEADLINE), clock::nanos);
    for (Event event : day) {
      apply(event);
      checkInvariants();
    }
    while (!open.isEmpty()) {
      assertThat(admitted()).as("nobody waits for ever").isNotEmpty();
      finishOne();
      checkInvariants();
    }
    assertThat(admissionController.snapshot().inUse()).isZero();
    assertThat(admissionController.snapshot().waiting()).isZero();
  }

  private void apply(Event event) {
    switch (event) {
      case LOGIN -> request(WorkPriority.AUTHENTICATION);
      case REQUEST -> request(WorkPriority.USERS);
      case JOB -> request(WorkPriority.JOBS);
      case FINISH -> finishOne();
      case GIVE_UP -> timeOutOne();
      case GROW -> resize(size + 1);
      case SHRINK -> resize(Math.max(1, size - 1));
      case TIME_PASSES -> clock.pass(Duration.ofMillis(300));
    }
  }

  private void request(WorkPriority workPriority) {
    try {
      open.add(admissionController.request(workPriority, DEADLINE));
    } catch (AdmissionRefusedException e) {
      assertThat(e.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
      refused++;
    }
  }

  private void finishOne() {
    admitted().stream()
        .findFirst()
        .ifPresent(
            queueTicket -> {
              open.remove(queueTicket);
              queueTicket.permit().join().close();
            });
    highWater = Math.max(size, admitted().size());
  }

  private void timeOutOne() {
    open.stream()
        .filter(queueTicket -> !queueTicket.permit().isDone())
        .findFirst()
        .ifPresent(
            queueTicket -> {
              open.remove(queueTicket);
              try {
                admissionController.giveUp(queueTicket, RefusalReason.DEADLINE);
                throw new AssertionError("who waits cannot have a permit");
              } catch (AdmissionRefusedException e) {
                refused++;
              }
            });
  }

  private void resize(int newSize) {
    highWater = Math.max(newSize, admitted().size());
    size = newSize;
    admissionController.limit(AdmissionLimits.forPool(newSize, DEADLINE));
  }

  private List<QueueTicket> admitted() {
    return open.stream().filter(queueTicket -> queueTicket.permit().isDone()).toList();
  }

  private void checkInvariants() {
    var now = admissionController.snapshot();
    int inside = admitted().size();
    assertThat(now.inUse()).as("counts exactly").isEqualTo(inside);
    assertThat(now.waiting()).isEqualTo(open.size() - inside);
    assertThat(now.refused()).isEqualTo(refused);
    assertThat(inside).as("never more than permits").isLessThanOrEqualTo(highWater);
    for (QueueTicket queueTicket : open) {
      if (!queueTicket.permit().isDone()) {
        assertThat(inside + reservedForOthersThan(queueTicket.workPriority()))
            .as("nobody waits while a permit is free that is not kept for others")
            .isGreaterThanOrEqualTo(size);
      }
    }
  }

  private int reservedForOthersThan(WorkPriority waiting) {
    AdmissionLimits limits = new AdmissionLimits(size, 4, DEADLINE);
    return Arrays.stream(WorkPriority.values())
        .filter(other -> other != waiting)
        .mapToInt(other -> Math.max(0, limits.share(other) - admittedOf(other)))
        .sum();
  }

  private int admittedOf(WorkPriority workPriority) {
    return (int)
        admitted().stream()
            .filter(queueTicket -> queueTicket.workPriority() == workPriority)
            .count();
  }
}
