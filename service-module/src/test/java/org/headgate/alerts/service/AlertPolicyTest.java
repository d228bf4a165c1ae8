package org.headgate.alerts.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.alerts.api.AlertEventType;
import org.headgate.alerts.api.AlertKind;
import org.headgate.config.api.AlertEndpointKind;
import org.headgate.config.api.QuietHours;
import org.junit.jupiter.api.Test;

/** Which receivers are notified of which alert, and when, on a clock that is moved by hand. */
class AlertPolicyTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final AlertFixture fixture = new AlertFixture();

  @Test
  void openingAndResolutionAreSentOnce() {
    fixture.receiver("ops");

    fixture.pass(MINUTE, AlertKind.LOCK_WAIT);
    assertThat(fixture.notified()).containsExactly("ops opened");
    fixture.pass(MINUTE.multipliedBy(5));

    assertThat(fixture.notified()).containsExactly("ops opened", "ops resolved");
    assertThat(fixture.only().resolvedAt()).hasValue(Instant.parse("2026-11-29T03:01:00Z"));
  }

  @Test
  void flappingCauseSendsTwoMessages() {
    fixture.receiver("ops");

    for (int time = 0; time < 10; time++) {
      fixture.pass(Duration.ofSeconds(10), AlertKind.LEAK);
      fixture.pass(Duration.ofSeconds(50));
    }
    fixture.pass(MINUTE);

    assertThat(fixture.notified()).containsExactly("ops opened", "ops resolved");
  }

  @Test
  void recurrenceAfterResolutionIsANewAlert() {
    fixture.receiver("ops");

    fixture.pass(MINUTE, AlertKind.LEAK);
    fixture.pass(MINUTE.multipliedBy(2));
    fixture.pass(MINUTE, AlertKind.LEAK);

    assertThat(fixture.notified()).containsExactly("ops opened", "ops resolved", "ops opened");
  }

  @Test
  void alertListsReportingNodes() {
    fixture.pass(MINUTE, AlertKind.LOCK_WAIT);
    fixture.ledger().openOrRefresh(fixture.seen(AlertKind.LOCK_WAIT, "two"));
    fixture.ledger().openOrRefresh(fixture.seen(AlertKind.LOCK_WAIT, "two"));

    assertThat(fixture.only().nodes()).containsExactly("one", "two");
  }

  @Test
  void quietHoursDelayOpenAlertsUntilTheirEnd() {
    fixture.receiver(
        "night", AlertEndpointKind.WEBHOOK, false, Optional.of(hours("22:00", "07:00", "UTC")));

    fixture.pass(MINUTE, AlertKind.SLOW_QUERY);
    fixture.pass(Duration.ofMinutes(10));
    fixture.pass(Duration.ofHours(3), AlertKind.LOCK_WAIT);
    assertThat(fixture.notified()).isEmpty();
    fixture.pass(Duration.ofHours(1), AlertKind.LOCK_WAIT);

    assertThat(fixture.notified()).containsExactly("night opened");
  }

  @Test
  void quietHoursAreThoseOfTheirZone() {
    Instant three = Instant.parse("2026-11-29T03:00:00Z");

    assertThat(AlertDeliveryPolicy.isWithin(hours("22:00", "04:00", "UTC"), three)).isTrue();
    assertThat(AlertDeliveryPolicy.isWithin(hours("22:00", "04:00", "Europe/Berlin"), three))
        .isFalse();
    assertThat(AlertDeliveryPolicy.isWithin(hours("02:00", "04:00", "UTC"), three)).isTrue();
    assertThat(AlertDeliveryPolicy.isWithin(hours("12:00", "12:00", "UTC"), three)).isTrue();
  }

  /** At 01:00 UTC the clocks of Berlin go from 02:00 to 03:00. */
  @Test
  void quietHoursFollowTheClocksOfTheirZone() {
    QuietHours night = hours("02:30", "06:00", "Europe/Berlin");

    assertThat(AlertDeliveryPolicy.isWithin(night, Instant.parse("2027-03-28T00:59:00Z")))
        .isFalse();
    assertThat(AlertDeliveryPolicy.isWithin(night, Instant.parse("2027-03-28T01:00:00Z"))).isTrue();
    assertThat(AlertDeliveryPolicy.isWithin(night, Instant.parse("2027-03-28T04:00:00Z")))
        .isFalse();
  }

  @Test
  void unacknowledgedAlertsAreEscalated() {
    fixture.receiver("ops");
    fixture.receiver("boss", AlertEndpointKind.WEBHOOK, true, Optional.empty());

    fixture.pass(Duration.ofMinutes(14), AlertKind.LOCK_WAIT);
    assertThat(fixture.notified()).containsExactly("ops opened");
    fixture.pass(Duration.ofMinutes(2), AlertKind.LOCK_WAIT);
    assertThat(fixture.notified()).containsExactly("ops opened", "boss opened");
    fixture.pass(Duration.ofMinutes(2));

    assertThat(fixture.notified())
        .containsExactly("ops opened", "boss opened", "ops resolved", "boss resolved");
  }

  /** As that of a certificate, which begins two weeks before it expires. */
  @Test
  void alertOfAnOldCauseMayWaitForItsAcknowledgementToo() {
    fixture.receiver("ops");
    fixture.receiver("boss", AlertEndpointKind.WEBHOOK, true, Optional.empty());
    fixture.ledger().openOrRefresh(fixture.seenSince(Duration.ofDays(4), AlertKind.LOCK_WAIT));

    fixture.pass(Duration.ofMinutes(14), AlertKind.LOCK_WAIT);
    assertThat(fixture.notified()).containsExactly("ops opened");
    fixture.pass(Duration.ofMinutes(2), AlertKind.LOCK_WAIT);

    assertThat(fixture.notified()).containsExactly("ops opened", "boss opened");
  }

  @Test
  void acknowledgedAlertsAreNotEscalated() {
    fixture.receiver("ops");
    fixture.receiver("pager", AlertEndpointKind.PAGERDUTY, false, Optional.empty());
    fixture.receiver("boss", AlertEndpointKind.WEBHOOK, true, Optional.empty());
    fixture.pass(MINUTE, AlertKind.LOCK_WAIT);

    assertThat(fixture.ledger().acknowledge(fixture.only().id(), "ada")).isTrue();
    fixture.pass(Duration.ofHours(1), AlertKind.LOCK_WAIT);
    fixture.pass(Duration.ofMinutes(2));

    assertThat(fixture.notified())
        .containsExactly(
            "ops opened", "pager opened", "pager acknowledged", "ops resolved", "pager resolved");
  }

  @Test
  void unavailableReceiverIsRetriedWithGrowingDelays() {
    AlertReceiver ops = fixture.receiver("ops");
    fixture.refuseMessages();

    fixture.pass(MINUTE.multipliedBy(2), AlertKind.LOCK_WAIT);
    assertThat(fixture.notified()).isEmpty();
    assertThat(fixture.attempts(ops)).isBetween(4, 6);
    fixture.takeMessages();
    fixture.pass(MINUTE.multipliedBy(10), AlertKind.LOCK_WAIT);

    assertThat(fixture.notified()).containsExactly("ops opened");
  }

  @Test
  void resolutionIsSentOnlyAfterTheOpeningWasSent() {
    fixture.receiver("ops");
    fixture.refuseMessages();
    fixture.pass(MINUTE, AlertKind.LOCK_WAIT);
    fixture.pass(MINUTE.multipliedBy(2));
    fixture.takeMessages();
    fixture.pass(MINUTE.multipliedBy(30));

    assertThat(fixture.notified()).isEmpty();
  }

  @Test
  void incidentOfPagerDutyLastsAsLongAsItsCause() {
    fixture.receiver("pager", AlertEndpointKind.PAGERDUTY, false, Optional.empty());
    fixture.pass(MINUTE, AlertKind.LOCK_WAIT);
    fixture.refuseMessages();
    fixture.pass(MINUTE.multipliedBy(2));
    fixture.pass(MINUTE, AlertKind.LOCK_WAIT);
    fixture.takeMessages();

    fixture.pass(MINUTE.multipliedBy(20), AlertKind.LOCK_WAIT);
    assertThat(fixture.notified()).containsExactly("pager opened", "pager opened");
    fixture.pass(MINUTE.multipliedBy(5));

    assertThat(fixture.notified())
        .containsExactly("pager opened", "pager opened", "pager resolved", "pager resolved");
  }

  @Test
  void databaseStateReplacesMemory() {
    fixture.pass(MINUTE, AlertKind.LOCK_WAIT);
    assertThat(fixture.ledger().unwritten().alerts()).hasSize(1);

    fixture.ledger().replace(fixture.ledger().current());

    assertThat(fixture.ledger().unwritten()).isEqualTo(AlertSnapshot.EMPTY);
    assertThat(fixture.ledger().current().alerts()).hasSize(1);
    assertThat(DefaultAlertRules.all().rules()).hasSize(AlertKind.values().length);
  }

  @Test
  void recordedMessagesAreNotRepeatedDuringAnOutage() {
    AlertReceiver ops = fixture.receiver("ops");
    fixture.ledger().openOrRefresh(fixture.seen(AlertKind.LOCK_WAIT, "one"));
    AlertSnapshot read = fixture.ledger().current();
    fixture.ledger().replace(read);

    fixture.ledger().markSent(new DueDelivery(fixture.only(), ops, AlertEventType.OPENED));

    assertThat(fixture.ledger().unwritten()).isEqualTo(AlertSnapshot.EMPTY);
    fixture.pass(MINUTE, AlertKind.LOCK_WAIT);
    assertThat(fixture.notified()).isEmpty();
  }

  @Test
  void changesDuringADatabaseReadAreKept() {
    fixture.ledger().openOrRefresh(fixture.seen(AlertKind.LOCK_WAIT, "one"));
    AlertSnapshot read = fixture.ledger().current();
    fixture.ledger().acknowledge(fixture.only().id(), "ada");
    AlertReceiver pager = fixture.receiver("pager");
    fixture.ledger().sent(new DueDelivery(fixture.only(), pager, AlertEventType.OPENED));

    fixture.ledger().replace(read);

    assertThat(fixture.only().acknowledgedBy()).hasValue("ada");
    assertThat(fixture.ledger().unwritten().alerts()).hasSize(1);
    assertThat(fixture.ledger().unwritten().deliveries())
        .singleElement()
        .satisfies(delivery -> assertThat(delivery.sentAt()).isPresent());
  }

  private static QuietHours hours(String from, String to, String zone) {
    return new QuietHours(from, to, zone);
  }
}
