package org.headgate.alerts.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.alerts.api.AlertKind;
import org.headgate.config.alerts.AlertEndpointDefinition;
import org.headgate.config.api.AlertEndpointKind;
import org.junit.jupiter.api.Test;

/** Endpoints that answered 410 are an alert for the others, until somebody decides about them. */
class ReceiverPausesTest {

  private final AlertFixture fixture = new AlertFixture();
  private final AlertReceiver ops = new AlertFixture().receiver("ops");
  private final AlertReceiver office = new AlertFixture().receiver("office");
  private final List<AlertReceiver> known = new ArrayList<>(List.of(ops, office));
  private final List<UUID> disabled = new ArrayList<>();
  private boolean isDatabaseThere = true;
  private final ReceiverPauses pauses = pauses();

  @Test
  void endpointsThatTakeAlertsAreNoCause() {
    pauses.pause(office, Duration.ofHours(1));

    assertThat(pauses.causes()).isEmpty();
    assertThat(pauses.isPaused(office)).isTrue();
  }

  @Test
  void endpointThatIsGoneIsACauseUntilItIsEnabledAgain() {
    pauses.stop(ops);
    assertThat(titles())
        .containsExactly("The alert endpoint \"ops\" answered 410 and gets no alerts.");
    assertThat(pauses.isPaused(ops)).isTrue();

    known.set(0, gone(ops));
    assertThat(titles()).hasSize(1);
    known.set(0, enabledAgain(ops));

    assertThat(pauses.causes()).isEmpty();
    assertThat(pauses.isPaused(enabledAgain(ops))).isFalse();
  }

  @Test
  void deletedEndpointIsNoCause() {
    pauses.stop(ops);

    known.remove(ops);

    assertThat(pauses.causes()).isEmpty();
  }

  /** Another node was told, or this one was started again since. */
  @Test
  void endpointThatIsStoredAsGoneIsACause() {
    known.set(0, gone(ops));

    assertThat(pauses.causes())
        .singleElement()
        .satisfies(
            cause -> {
              assertThat(cause.kind()).isEqualTo(AlertKind.ENDPOINT_GONE);
              assertThat(cause.pool()).isEmpty();
              assertThat(cause.since()).isEqualTo(fixture.instant());
            });
  }

  @Test
  void endpointsThatAreGoneAreOneCauseSinceTheFirst() {
    Instant first = fixture.instant();
    pauses.stop(ops);
    fixture.sleep(Duration.ofHours(1));
    pauses.stop(office);

    assertThat(pauses.causes()).extracting(AlertCause::since).containsExactly(first);
    assertThat(titles())
        .containsExactly("2 alert endpoints answered 410 and get no alerts: \"ops\", \"office\".");
  }

  @Test
  void endpointIsDisabledOnce() {
    pauses.stop(ops);
    pauses.stop(ops);

    assertThat(disabled).containsExactly(ops.id());
  }

  @Test
  void endpointIsACauseWithoutTheDatabaseToo() {
    isDatabaseThere = false;

    pauses.stop(ops);

    assertThat(pauses.causes()).hasSize(1);
  }

  /** An incident of PagerDuty would stay open for ever. */
  @Test
  void othersAreToldThatItTakesAlertsAgain() {
    fixture.receiver("pager", AlertEndpointKind.PAGERDUTY, false, Optional.empty());

    fixture.pass(Duration.ofMinutes(1), AlertKind.ENDPOINT_GONE);
    fixture.pass(AlertFixture.HOLD.multipliedBy(2));

    assertThat(fixture.notified()).containsExactly("pager opened", "pager resolved");
  }

  private List<String> titles() {
    return pauses.causes().stream().map(AlertCause::title).toList();
  }

  private AlertReceiver gone(AlertReceiver receiver) {
    return new AlertReceiver(
        receiver.id(),
        receiver.createdAt(),
        receiver.definition().gone(fixture.instant()),
        receiver.version() + 1);
  }

  private static AlertReceiver enabledAgain(AlertReceiver receiver) {
    AlertEndpointDefinition definition = receiver.definition();
    return new AlertReceiver(
        receiver.id(), receiver.createdAt(), definition, receiver.version() + 2);
  }

  private ReceiverPauses pauses() {
    ReceiverPauses created = new ReceiverPauses();
    created.clock = fixture;
    created.configuration =
        new AlertConfiguration() {
          @Override
          List<AlertReceiver> receivers() {
            return List.copyOf(known);
          }
        };
    created.endpoints =
        new AlertEndpointFacade() {
          @Override
          void disableGone(AlertReceiver receiver) {
            if (!isDatabaseThere) {
              throw new IllegalStateException("the database is away");
            }
            disabled.add(receiver.id());
          }
        };
    return created;
  }
}
