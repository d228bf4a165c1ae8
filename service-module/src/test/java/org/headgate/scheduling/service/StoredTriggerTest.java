package org.headgate.scheduling.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.headgate.scheduling.api.CronTrigger;
import org.headgate.scheduling.api.DstOverlap;
import org.headgate.scheduling.service.calendar.CronExpression;
import org.headgate.scheduling.service.calendar.CronExpression.InvalidCronException;
import org.junit.jupiter.api.Test;

/** A schedule keeps running, and is still shown, if its expression would be refused today. */
class StoredTriggerTest {

  private static final String REFUSED = "+5 * * * *";

  @Test
  void expressionThatWouldBeRefusedKeepsItsMeaning() {
    CronTrigger stored = new CronTrigger(REFUSED, Optional.of("UTC"));

    assertThatThrownBy(() -> CronExpression.parse(REFUSED))
        .isInstanceOf(InvalidCronException.class);
    assertThat(
            TriggerValidator.recurrence(stored, Optional.empty(), Optional.empty(), Instant.EPOCH)
                .nextAfter(Instant.parse("2026-11-30T12:01:00Z")))
        .contains(Instant.parse("2026-11-30T12:05:00Z"));
    assertThat(TriggerValidator.overlap(stored, Optional.empty())).isEqualTo(DstOverlap.BOTH);
  }
}
