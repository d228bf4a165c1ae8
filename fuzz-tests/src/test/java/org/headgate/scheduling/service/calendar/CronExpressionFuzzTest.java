package org.headgate.scheduling.service.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Optional;
import org.headgate.common.time.TimeZoneDatabase;
import org.headgate.fuzzing.ParserFuzz;
import org.headgate.scheduling.api.DstGap;
import org.headgate.scheduling.api.DstOverlap;

class CronExpressionFuzzTest extends ParserFuzz {
  private static final LocalDateTime FROM = LocalDateTime.of(2026, 3, 1, 12, 30, 15);
  private static final ZoneRules BERLIN = TimeZoneDatabase.rules("Europe/Berlin");

  @Override
  protected void read(String text) throws Exception {
    Optional<CronExpression> read =
        parsed(CronExpression.InvalidCronException.class, () -> CronExpression.parse(text));
    if (read.isEmpty()) {
      return;
    }
    CronExpression expression = read.get();
    expression.isDenserThan(Duration.ofSeconds(30));
    LocalDateTime first = expression.after(FROM).orElseThrow();
    assertThat(first).isAfter(FROM);
    assertThat(expression.after(first.minusSeconds(1))).contains(first);
    for (DstGap gap : DstGap.values()) {
      for (DstOverlap overlap : DstOverlap.values()) {
        Recurrence recurrence = new CronRecurrence(expression, BERLIN, gap, overlap);
        Instant instant = FROM.toInstant(ZoneOffset.UTC);
        for (int i = 0; i < 3; i++) {
          Optional<Instant> next = recurrence.nextAfter(instant);
          if (next.isEmpty()) {
            break;
          }
          assertThat(next.get()).isAfter(instant);
          instant = next.get();
        }
      }
    }
  }
}
