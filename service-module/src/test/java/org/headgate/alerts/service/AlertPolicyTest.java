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

  private final AlertBed bed = new AlertBed();

  @Test
  void openingAndResolutionAreSentOnce() {
    bed.receiver("ops");

    bed.pass(MINUTE, AlertKind.LOCK_WAIT);
    assertThat(bed.notified()).containsExactly("ops opened");
    bed.pass(MINUTE.multipliedBy(5));

    assertThat(bed.notified()).containsExactly("ops opened", "ops resolved");
    assertThat(bed.only().resolvedAt()).hasValue(Instant.parse("2026-11-29T03:01:00Z"));
  }

  @Test
  void flappingCauseSendsTwoMessages() {
    bed.receiver("ops");

    for (int time = 0; time < 10; time++) {
      bed.pass(Duration.ofSeconds(10), AlertKind.LEAK);
      bed.pass(Duration.ofSeconds(50));
    }
    bed.pass(MINUTE);

    assertThat(bed.notified()).containsExactly("ops opened", "ops resolved");
  }

  @Test
  void recurrenceAfterResolutionIsANewAlert() {
    bed.receiver("ops");

    bed.pass(MINUTE, AlertKind.LEAK);
    bed.pass(MINUTE.multipliedBy(2));
    bed.pass(MINUTE, AlertKind.LEAK);

    assertThat(bed.notified()).containsExactly("ops opened", "ops resolved", "ops opened");
  }

  @Test
  void alertListsReportingNodes() {
    bed.pass(MINUTE, AlertKind.LOCK_WAIT);
    bed.ledger().openOrRefresh(bed.seen(AlertKind.LOCK_WAIT, "two"));
    bed.ledger().openOrRefresh(bed.seen(AlertKind.LOCK_WAIT, "two"));

    assertThat(bed.only().nodes()).containsExactly("one", "two");
  }

  @Test
  void quietHoursDelayOpenAlertsUntilTheirEnd() {
    bed.receiver(
        "night", AlertEndpointKind.WEBHOOK, false, Optional.of(hours("22:00", "07:00", "UTC")));

    bed.pass(MINUTE, AlertKind.SLOW_QUERY);
    bed.pass(Duration.ofMinutes(10));
    bed.pass(Duration.ofHours(3), AlertKind.LOCK_WAIT);
    assertThat(bed.notified()).isEmpty();
    bed.pass(Duration.ofHours(1), AlertKind.LOCK_WAIT);

    assertThat(bed.notified()).containsExactly("night opened");
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
    bed.receiver("ops");
    bed.receiver("boss", AlertEndpointKind.WEBHOOK, true, Optional.empty());

    bed.pass(Duration.ofMinutes(14), AlertKind.LOCK_WAIT);
    assertThat(bed.notified()).containsExactly("ops opened");
    bed.pass(Duration.ofMinutes(2), AlertKind.LOCK_WAIT);
    assertThat(bed.notified()).containsExactly("ops opened", "boss opened");
    bed.pass(Duration.ofMinutes(2));

    assertThat(bed.notified())
        .containsExactly("ops opened", "boss opened", "ops resolved", "boss resolved");
  }

  /** As that of a certificate, which begins two weeks before it expires. */
  @Test
  void alertOfAnOldCauseMayWaitForItsAcknowledgementToo() {
    bed.receiver("ops");
    bed.receiver("boss", AlertEndpointKind.WEBHOOK, true, Optional.empty());
    bed.ledger().openOrRefresh(bed.seenSince(Duration.ofDays(4), AlertKind.LOCK_WAIT));

    bed.pass(Duration.ofMinutes(14), AlertKind.LOCK_WAIT);
    assertThat(bed.notified()).containsExactly("ops opened");
    bed.pass(Duration.ofMinutes(2), AlertKind.LOCK_WAIT);

    assertThat(bed.notified()).containsExactly("ops opened", "boss opened");
  }

  @Test
  void acknowledgedAlertsAreNotEscalated() {
    bed.receiver("ops");
    bed.receiver("pager", AlertEndpointKind.PAGERDUTY, false, Optional.empty());
    bed.receiver("boss", AlertEndpointKind.WEBHOOK, true, Optional.empty());
    bed.pass(MINUTE, AlertKind.LOCK_WAIT);

    assertThat(bed.ledger().acknowledge(bed.only().id(), "ada")).isTrue();
    bed.pass(Duration.ofHours(1), AlertKind.LOCK_WAIT);
    bed.pass(Duration.ofMinutes(2));

    assertThat(bed.notified())
        .containsExactly(
            "ops opened", "pager opened", "pager acknowledged", "ops resolved", "pager resolved");
  }

  @Test
  void unavailableReceiverIsRetriedWithGrowingDelays() {
    AlertReceiver ops = bed.receiver("ops");
    bed.refuseMessages();

    bed.pass(MINUTE.multipliedBy(2), AlertKind.LOCK_WAIT);
    assertThat(bed.notified()).isEmpty();
    assertThat(bed.attempts(ops)).isBetween(4, 6);
    bed.takeMessages();
    bed.pass(MINUTE.multipliedBy(10), AlertKind.LOCK_WAIT);

    assertThat(bed.notified()).containsExactly("ops opened");
  }

  @Test
  void resolutionIsSentOnlyAfterTheOpeningWasSent() {
    bed.receiver("ops");
    bed.refuseMessages();
    bed.pass(MINUTE, AlertKind.LOCK_WAIT);
    bed.pass(MINUTE.multipliedBy(2));
    bed.takeMessages();
    bed.pass(MINUTE.multipliedBy(30));

    assertThat(bed.notified()).isEmpty();
  }

  @Test
  void incidentOfPagerDutyLastsAsLongAsItsCause() {
    bed.receiver("pager", AlertEndpointKind.PAGERDUTY, false, Optional.empty());
    bed.pass(MINUTE, AlertKind.LOCK_WAIT);
    bed.refuseMessages();
    bed.pass(MINUTE.multipliedBy(2));
    bed.pass(MINUTE, AlertKind.LOCK_WAIT);
    bed.takeMessages();

    bed.pass(MINUTE.multipliedBy(20), AlertKind.LOCK_WAIT);
    assertThat(bed.notified()).containsExactly("pager opened", "pager opened");
    bed.pass(MINUTE.multipliedBy(5));

    assertThat(bed.notified())
        .containsExactly("pager opened", "pager opened", "pager resolved", "pager resolved");
  }

  @Test
  void databaseStateReplacesMemory() {
    bed.pass(MINUTE, AlertKind.LOCK_WAIT);
    assertThat(bed.ledger().unwritten().alerts()).hasSize(1);

    bed.ledger().replace(bed.ledger().current());

    assertThat(bed.ledger().unwritten()).isEqualTo(AlertSnapshot.EMPTY);
    assertThat(bed.ledger().current().alerts()).hasSize(1);
    assertThat(DefaultAlertRules.all().rules()).hasSize(AlertKind.values().length);
  }

  @Test
  void recordedMessagesAreNotRepeatedDuringAnOutage() {
    AlertReceiver ops = bed.receiver("ops");
    bed.ledger().openOrRefresh(bed.seen(AlertKind.LOCK_WAIT, "one"));
    AlertSnapshot read = bed.ledger().current();
    bed.ledger().replace(read);

    bed.ledger().markSent(new DueDelivery(bed.only(), ops, AlertEventType.OPENED));

    assertThat(bed.ledger().unwritten()).isEqualTo(AlertSnapshot.EMPTY);
    bed.pass(MINUTE, AlertKind.LOCK_WAIT);
    assertThat(bed.notified()).isEmpty();
  }

  @Test
  void changesDuringADatabaseReadAreKept() {
    bed.ledger().openOrRefresh(bed.seen(AlertKind.LOCK_WAIT, "one"));
    AlertSnapshot read = bed.ledger().current();
    bed.ledger().acknowledge(bed.only().id(), "ada");
    AlertReceiver pager = bed.receiver("pager");
    bed.ledger().sent(new DueDelivery(bed.only(), pager, AlertEventType.OPENED));

    bed.ledger().replace(read);

    assertThat(bed.only().acknowledgedBy()).hasValue("ada");
    assertThat(bed.ledger().unwritten().alerts()).hasSize(1);
    assertThat(bed.ledger().unwritten().deliveries())
        .singleElement()
        .satisfies(delivery -> assertThat(delivery.sentAt()).isPresent());
  }

  private static QuietHours hours(String from, String to, String zone) {
    return new QuietHours(from, to, zone);
  }
}
