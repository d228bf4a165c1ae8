package org.headgate.pool.service;

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

/** Whatever comes in whatever order, the admission keeps its promises. */
class AdmissionPropertyTest {
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

  private final HandDrivenPace pace = new HandDrivenPace();
  private final List<Ticket> open = new ArrayList<>();
  private Admission admission;
  private int size;
  private int refused;
  private int highWater;

  @Provide
  Arbitrary<List<Event>> days() {
    return Arbitraries.of(Event.class).list().ofMinSize(1).ofMaxSize(300);
  }

  @Property(tries = 500)
  void keepsItsPromises(
      @ForAll("days") List<Event> day, @ForAll @IntRange(min = 1, max = 20) int initialSize) {
    // jqwik makes one instance for all tries.
    open.clear();
    refused = 0;
    size = initialSize;
    highWater = initialSize;
    admission = new Admission(new AdmissionLimits(size, 4, DEADLINE), pace::nanos);
    for (Event event : day) {
      happen(event);
      checkPromises();
    }
    while (!open.isEmpty()) {
      assertThat(inside()).as("nobody waits for ever").isNotEmpty();
      finishOne();
      checkPromises();
    }
    assertThat(admission.snapshot().inUse()).isZero();
    assertThat(admission.snapshot().waiting()).isZero();
  }

  private void happen(Event event) {
    switch (event) {
      case LOGIN -> request(WorkClass.AUTHENTICATION);
      case REQUEST -> request(WorkClass.USERS);
      case JOB -> request(WorkClass.JOBS);
      case FINISH -> finishOne();
      case GIVE_UP -> giveUpOne();
      case GROW -> resize(size + 1);
      case SHRINK -> resize(Math.max(1, size - 1));
      case TIME_PASSES -> pace.pass(Duration.ofMillis(300));
    }
  }

  private void request(WorkClass workClass) {
    try {
      open.add(admission.request(workClass, DEADLINE));
    } catch (AdmissionRefused answer) {
      assertThat(answer.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
      refused++;
    }
  }

  private void finishOne() {
    inside().stream()
        .findFirst()
        .ifPresent(
            ticket -> {
              open.remove(ticket);
              ticket.permit().join().close();
            });
    highWater = Math.max(size, inside().size());
  }

  private void giveUpOne() {
    open.stream()
        .filter(ticket -> !ticket.permit().isDone())
        .findFirst()
        .ifPresent(
            ticket -> {
              open.remove(ticket);
              try {
                admission.giveUp(ticket, Refusal.DEADLINE);
                throw new AssertionError("who waits cannot have a permit");
              } catch (AdmissionRefused answer) {
                refused++;
              }
            });
  }

  private void resize(int newSize) {
    highWater = Math.max(newSize, inside().size());
    size = newSize;
    admission.resize(newSize);
  }

  private List<Ticket> inside() {
    return open.stream().filter(ticket -> ticket.permit().isDone()).toList();
  }

  private void checkPromises() {
    var now = admission.snapshot();
    int inside = inside().size();
    assertThat(now.inUse()).as("counts exactly").isEqualTo(inside);
    assertThat(now.waiting()).isEqualTo(open.size() - inside);
    assertThat(now.refused()).isEqualTo(refused);
    assertThat(inside).as("never more than permits").isLessThanOrEqualTo(highWater);
    for (Ticket ticket : open) {
      if (!ticket.permit().isDone()) {
        assertThat(inside + keptFromOthersThan(ticket.workClass()))
            .as("nobody waits while a permit is free that is not kept for others")
            .isGreaterThanOrEqualTo(size);
      }
    }
  }

  private int keptFromOthersThan(WorkClass waiting) {
    AdmissionLimits limits = new AdmissionLimits(size, 4, DEADLINE);
    return Arrays.stream(WorkClass.values())
        .filter(other -> other != waiting)
        .mapToInt(other -> Math.max(0, limits.share(other) - insideOf(other)))
        .sum();
  }

  private int insideOf(WorkClass workClass) {
    return (int) inside().stream().filter(ticket -> ticket.workClass() == workClass).count();
  }
}
