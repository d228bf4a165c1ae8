package org.headgate.scheduling.service.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;
import org.headgate.scheduling.api.DstGap;
import org.headgate.scheduling.api.DstOverlap;

/**
 * A cron expression in a time zone: each matching local time stands for one instant, and an instant
 * that two of them stand for counts once. A time that the clocks jump over stands for none or, with
 * {@link DstGap#SHIFT}, for the instant at which the clocks would have shown it without the change
 * (RFC 5545, 3.3.5); a time that they show twice stands for the first instant or, with {@link
 * DstOverlap#BOTH}, for both. Between two changes of the clocks the offset is constant, so the next
 * instant is looked for in one such span after the other.
 */
public final class CronRecurrence implements Recurrence {

  /**
   * More consecutive clock changes without a match than any zone has while an expression has a
   * match.
   */
  private static final int MAX_SPANS = 400;

  private final CronExpression expression;
  private final ZoneRules rules;
  private final DstGap gap;
  private final DstOverlap overlap;

  public CronRecurrence(
      CronExpression expression, ZoneRules rules, DstGap gap, DstOverlap overlap) {
    this.expression = expression;
    this.rules = rules;
    this.gap = gap;
    this.overlap = overlap;
  }

  @Override
  public Optional<Instant> nextAfter(Instant instant) {
    Instant from = instant;
    Optional<Instant> shifted = Optional.empty();
    for (int span = 0; span < MAX_SPANS; span++) {
      Optional<ZoneOffsetTransition> begin = beginOfSpan(from);
      Optional<Instant> end =
          Optional.ofNullable(rules.nextTransition(from)).map(ZoneOffsetTransition::getInstant);
      shifted = earlier(shifted, begin.flatMap(change -> skippedLocalTime(change, instant)));
      Optional<Instant> found = earlier(shifted, inSpan(begin, instant, from, end));
      if (found.isPresent() && end.filter(change -> !found.get().isBefore(change)).isEmpty()) {
        return found;
      }
      if (end.isEmpty()) {
        return found;
      }
      from = end.get();
    }
    return shifted;
  }

  /**
   * The clock change with which the span of an instant began; it belongs to the span that it
   * begins.
   */
  private Optional<ZoneOffsetTransition> beginOfSpan(Instant instant) {
    return Optional.ofNullable(rules.previousTransition(instant.plusNanos(1)));
  }

  private Optional<Instant> inSpan(
      Optional<ZoneOffsetTransition> begin, Instant moment, Instant from, Optional<Instant> end) {
    ZoneOffset offset = rules.getOffset(from);
    LocalDateTime last = lastExcluded(begin, moment, from, offset);
    return end.map(change -> expression.between(last, LocalDateTime.ofInstant(change, offset)))
        .orElseGet(() -> expression.after(last))
        .map(local -> local.toInstant(offset));
  }

  /** The local time after which a match counts. */
  private LocalDateTime lastExcluded(
      Optional<ZoneOffsetTransition> begin, Instant instant, Instant from, ZoneOffset offset) {
    // An instant exactly on the change belongs to the span: the search begins just before it.
    Instant excluded = from.isAfter(instant) ? from.minusNanos(1) : instant;
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(excluded.getEpochSecond(), excluded.getNano(), offset);
    if (overlap == DstOverlap.FIRST && begin.isPresent() && begin.get().isOverlap()) {
      LocalDateTime shownTwice = begin.get().getDateTimeBefore().minusNanos(1);
      return local.isBefore(shownTwice) ? shownTwice : local;
    }
    return local;
  }

  /** The first local time in a gap that stands for a later instant. */
  private Optional<Instant> skippedLocalTime(ZoneOffsetTransition change, Instant instant) {
    if (gap == DstGap.SKIP || !change.isGap()) {
      return Optional.empty();
    }
    ZoneOffset offsetBefore = change.getOffsetBefore();
    LocalDateTime begin = change.getDateTimeBefore().minusNanos(1);
    LocalDateTime already =
        LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), offsetBefore);
    return expression
        .between(begin.isBefore(already) ? already : begin, change.getDateTimeAfter())
        .map(local -> local.toInstant(offsetBefore));
  }

  private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.or(() -> other);
    }
    return one.get().isBefore(other.get()) ? one : other;
  }
}
