package org.headgate.scheduling.service.calendar;

import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.field.expression.On;
import com.cronutils.model.field.value.SpecialChar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.BitSet;
import java.util.List;

/**
 * Matches the days of an expression. If both the day of the month and the day of the week are
 * restricted, either is enough, as in crontab(5); a field that begins with an asterisk restricts
 * nothing.
 */
final class CronDayMatcher {

  private final BitSet daysOfMonth;
  private final List<On> specialDaysOfMonth;
  private final BitSet daysOfWeek;
  private final List<On> specialDaysOfWeek;
  private final boolean either;

  CronDayMatcher(FieldExpression dayOfMonth, FieldExpression dayOfWeek) {
    daysOfMonth = CronFieldValues.numbers(CronField.DAY_OF_MONTH, dayOfMonth);
    specialDaysOfMonth = CronFieldValues.specials(dayOfMonth);
    daysOfWeek = CronFieldValues.numbers(CronField.DAY_OF_WEEK, dayOfWeek);
    specialDaysOfWeek = CronFieldValues.specials(dayOfWeek);
    either = !CronFieldValues.isOpen(dayOfMonth) && !CronFieldValues.isOpen(dayOfWeek);
  }

  boolean matches(LocalDate day) {
    return either
        ? matchesDayOfMonth(day) || matchesDayOfWeek(day)
        : matchesDayOfMonth(day) && matchesDayOfWeek(day);
  }

  private boolean matchesDayOfMonth(LocalDate day) {
    return daysOfMonth.get(day.getDayOfMonth())
        || specialDaysOfMonth.stream().anyMatch(special -> isThatDayOfMonth(special, day));
  }

  private boolean matchesDayOfWeek(LocalDate day) {
    return daysOfWeek.get(day.getDayOfWeek().getValue() % 7)
        || specialDaysOfWeek.stream().anyMatch(special -> isThatDayOfWeek(special, day));
  }

  private static boolean isThatDayOfMonth(On special, LocalDate day) {
    int length = day.lengthOfMonth();
    return switch (special.getSpecialChar().getValue()) {
      case L -> day.getDayOfMonth() == length - Math.max(0, special.getNth().getValue());
      case LW -> day.equals(nearestWorkday(day.withDayOfMonth(length)));
      case W -> {
        int wanted = special.getTime().getValue();
        yield wanted <= length && day.equals(nearestWorkday(day.withDayOfMonth(wanted)));
      }
      default -> false;
    };
  }

  private static boolean isThatDayOfWeek(On special, LocalDate day) {
    DayOfWeek dayOfWeek = DayOfWeek.SUNDAY.plus(special.getTime().getValue());
    if (day.getDayOfWeek() != dayOfWeek) {
      return false;
    }
    return special.getSpecialChar().getValue() == SpecialChar.L
        ? day.equals(day.with(TemporalAdjusters.lastInMonth(dayOfWeek)))
        : (day.getDayOfMonth() + 6) / 7 == special.getNth().getValue();
  }

  /** The Monday to Friday nearest to a day, within its month. */
  private static LocalDate nearestWorkday(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case SATURDAY -> day.getDayOfMonth() == 1 ? day.plusDays(2) : day.minusDays(1);
      case SUNDAY ->
          day.getDayOfMonth() == day.lengthOfMonth() ? day.minusDays(2) : day.plusDays(1);
      default -> day;
    };
  }
}
