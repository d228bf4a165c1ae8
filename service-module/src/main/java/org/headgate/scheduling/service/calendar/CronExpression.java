package org.headgate.scheduling.service.calendar;

import com.cronutils.model.field.expression.FieldExpression;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/**
 * A cron expression as a set of local times, without regard to clock changes. {@link
 * CronRecurrence} applies it to a time zone.
 *
 * <p>Five fields are minute, hour, day of month, month and day of week; six have seconds in front.
 */
public final class CronExpression {

  /** Leap years and all patterns of weekdays repeat within 40 years (except around 2100). */
  private static final int HORIZON_YEARS = 50;

  private static final int MINUTE_SECONDS = 60;

  private final BitSet seconds;
  private final BitSet minutes;
  private final BitSet hours;
  private final BitSet months;
  private final CronDayMatcher days;
  private final boolean wildcardTime;

  private CronExpression(Map<CronField, FieldExpression> fields) {
    FieldExpression second = fields.get(CronField.SECOND);
    if (second == null) {
      seconds = new BitSet();
      seconds.set(0);
    } else {
      seconds = CronFieldValues.numbers(CronField.SECOND, second);
    }
    minutes = CronFieldValues.numbers(CronField.MINUTE, fields.get(CronField.MINUTE));
    hours = CronFieldValues.numbers(CronField.HOUR, fields.get(CronField.HOUR));
    months = CronFieldValues.numbers(CronField.MONTH, fields.get(CronField.MONTH));
    days =
        new CronDayMatcher(fields.get(CronField.DAY_OF_MONTH), fields.get(CronField.DAY_OF_WEEK));
    wildcardTime =
        CronFieldValues.isOpen(fields.get(CronField.MINUTE))
            || CronFieldValues.isOpen(fields.get(CronField.HOUR));
  }

  /**
   * @throws InvalidCronException when the text is no expression, or matches no time of the next 50
   *     years
   */
  public static CronExpression parse(String text) {
    return of(text, CronExpressionParser.parse(text));
  }

  /**
   * As {@link #parse}, of an expression that was accepted earlier: parts that were ignored then
   * still are.
   */
  public static CronExpression parseStored(String text) {
    return of(text, CronExpressionParser.parseStored(text));
  }

  private static CronExpression of(String text, Optional<Map<CronField, FieldExpression>> fields) {
    CronExpression expression =
        fields
            .map(CronExpression::new)
            .orElseThrow(() -> new InvalidCronException(CronErrorMessages.on(text)));
    if (expression.after(LocalDateTime.of(2024, 1, 1, 0, 0)).isEmpty()) {
      throw new InvalidCronException(CronErrorMessages.onNever());
    }
    return expression;
  }

  /** The first matching time that is later; empty when there is none within 50 years. */
  public Optional<LocalDateTime> after(LocalDateTime dateTime) {
    return before(dateTime.toLocalDate().plusYears(HORIZON_YEARS), dateTime);
  }

  /** As {@link #after}, of the times before an end: no later day is looked at. */
  Optional<LocalDateTime> between(LocalDateTime dateTime, LocalDateTime end) {
    return before(end.toLocalDate().plusDays(1), dateTime).filter(found -> found.isBefore(end));
  }

  private Optional<LocalDateTime> before(LocalDate horizon, LocalDateTime dateTime) {
    LocalDateTime from = dateTime.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    LocalDate day = from.toLocalDate();
    LocalTime earliest = from.toLocalTime();
    while (day.isBefore(horizon)) {
      if (!months.get(day.getMonthValue())) {
        day = day.withDayOfMonth(1).plusMonths(1);
      } else {
        if (days.matches(day)) {
          Optional<LocalTime> time = timeFrom(earliest);
          if (time.isPresent()) {
            return time.map(day::atTime);
          }
        }
        day = day.plusDays(1);
      }
      earliest = LocalTime.MIDNIGHT;
    }
    return Optional.empty();
  }

  /**
   * Whether minute or hour begins with an asterisk, which is how cron distinguishes two kinds of
   * jobs.
   */
  public boolean hasWildcardTime() {
    return wildcardTime;
  }

  /** Whether two matching times may be closer than this limit, which is under a minute. */
  public boolean isDenserThan(Duration limit) {
    long min = limit.toSeconds();
    int previous = seconds.nextSetBit(0);
    for (int second = seconds.nextSetBit(previous + 1);
        second >= 0;
        second = seconds.nextSetBit(second + 1)) {
      if (second - previous < min) {
        return true;
      }
      previous = second;
    }
    boolean closeOverMinutes = MINUTE_SECONDS - previous + seconds.nextSetBit(0) < min;
    return closeOverMinutes && hasNeighbouringMinutes();
  }

  private boolean hasNeighbouringMinutes() {
    for (int minute = 0; minute < MINUTE_SECONDS - 1; minute++) {
      if (minutes.get(minute) && minutes.get(minute + 1)) {
        return true;
      }
    }
    if (!minutes.get(0) || !minutes.get(MINUTE_SECONDS - 1)) {
      return false;
    }
    for (int hour = 0; hour < 24; hour++) {
      if (hours.get(hour) && hours.get((hour + 1) % 24)) {
        return true;
      }
    }
    return false;
  }

  private Optional<LocalTime> timeFrom(LocalTime earliest) {
    for (int hour = hours.nextSetBit(earliest.getHour());
        hour >= 0;
        hour = hours.nextSetBit(hour + 1)) {
      boolean firstHour = hour == earliest.getHour();
      for (int minute = minutes.nextSetBit(firstHour ? earliest.getMinute() : 0);
          minute >= 0;
          minute = minutes.nextSetBit(minute + 1)) {
        boolean firstMinute = firstHour && minute == earliest.getMinute();
        int second = seconds.nextSetBit(firstMinute ? earliest.getSecond() : 0);
        if (second >= 0) {
          return Optional.of(LocalTime.of(hour, minute, second));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * A text that is no cron expression; the message says what is allowed and suggests a similar
   * valid one.
   */
  public static final class InvalidCronException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidCronException(String message) {
      super(message);
    }
  }
}
