package org.headgate.scheduling.service.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.headgate.scheduling.api.DstGap;
import org.headgate.scheduling.api.DstOverlap;

/**
 * A slow oracle: it reads the expression's text by itself, looks at every second that local clocks
 * could show, and asks the zone's rules what instants it stands for.
 */
public record SecondBySecond(String expression, ZoneId zone, DstGap gap, DstOverlap overlap) {

  private static final List<String> WEEKDAYS =
      List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
  private static final List<String> MONTHS =
      List.of(
          "", "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

  /** The instants after a moment, before the end of the reach. */
  public List<Instant> after(Instant from, Duration reach) {
    String[] fields = expression.split(" ");
    TreeSet<Instant> found = new TreeSet<>();
    LocalDateTime end = LocalDateTime.ofInstant(from.plus(reach), zone).plusHours(4);
    LocalDateTime local = LocalDateTime.ofInstant(from, zone).minusHours(4);
    LocalDate checked = null;
    boolean dayMatches = false;
    for (; local.isBefore(end); local = local.plusSeconds(1)) {
      if (!local.toLocalDate().equals(checked)) {
        checked = local.toLocalDate();
        dayMatches = matchesDay(fields, checked);
      }
      if (!dayMatches) {
        local = local.toLocalDate().atTime(23, 59, 59);
      } else if (matches(fields[0], local.getSecond(), 0, 59)
          && matches(fields[1], local.getMinute(), 0, 59)
          && matches(fields[2], local.getHour(), 0, 23)) {
        found.addAll(instants(local));
      }
    }
    return found.stream()
        .filter(instant -> instant.isAfter(from) && instant.isBefore(from.plus(reach)))
        .toList();
  }

  private List<Instant> instants(LocalDateTime local) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    List<Instant> instants = new ArrayList<>();
    if (offsets.isEmpty()) {
      if (gap == DstGap.SHIFT) {
        instants.add(local.atZone(zone).toInstant());
      }
    } else if (offsets.size() == 1 || overlap == DstOverlap.BOTH) {
      offsets.forEach(offset -> instants.add(local.toInstant(offset)));
    } else {
      instants.add(local.atZone(zone).withEarlierOffsetAtOverlap().toInstant());
    }
    return instants;
  }

  private static boolean matchesDay(String[] fields, LocalDate day) {
    if (!matches(fields[4], day.getMonthValue(), 1, 12)) {
      return false;
    }
    boolean ofMonth = matchesDayOfMonth(fields[3], day);
    boolean ofWeek = matchesDayOfWeek(fields[5], day);
    return (fields[3].startsWith("*") || fields[5].startsWith("*"))
        ? ofMonth && ofWeek
        : ofMonth || ofWeek;
  }

  private static boolean matchesDayOfMonth(String field, LocalDate day) {
    LocalDate last = YearMonth.from(day).atEndOfMonth();
    return switch (field) {
      case "L" -> day.equals(last);
      case "LW" -> day.equals(nearestWorkday(last));
      case "15W" -> day.equals(nearestWorkday(day.withDayOfMonth(15)));
      case "L-2" -> day.equals(last.minusDays(2));
      default -> matches(field, day.getDayOfMonth(), 1, 31);
    };
  }

  private static boolean matchesDayOfWeek(String field, LocalDate day) {
    boolean sunday = day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return switch (field) {
      case "SUNL" -> sunday && day.plusDays(7).getMonth() != day.getMonth();
      case "SUN#2" -> sunday && day.getDayOfMonth() > 7 && day.getDayOfMonth() <= 14;
      case "SAT-SUN" -> sunday || day.getDayOfWeek() == DayOfWeek.SATURDAY;
      case "7" -> sunday;
      default -> matches(field, day.getDayOfWeek().getValue() % 7, 0, 6);
    };
  }

  private static LocalDate nearestWorkday(LocalDate day) {
    for (int distance : new int[] {0, -1, 1, -2, 2}) {
      LocalDate candidate = day.plusDays(distance);
      if (candidate.getMonth() == day.getMonth() && candidate.getDayOfWeek().getValue() <= 5) {
        return candidate;
      }
    }
    throw new IllegalStateException("every month has workdays");
  }

  private static boolean matches(String field, int value, int least, int most) {
    for (String part : field.split(",", -1)) {
      String[] stepped = part.split("/", -1);
      int step = stepped.length > 1 ? Integer.parseInt(stepped[1]) : 1;
      String[] range =
          stepped[0].equals("*") ? new String[] {"" + least, "" + most} : stepped[0].split("-");
      int from = number(range[0]);
      int to = range.length > 1 ? number(range[1]) : from;
      if (value >= from && value <= to && (value - from) % step == 0) {
        return true;
      }
    }
    return false;
  }

  private static int number(String text) {
    String name = text.toUpperCase(Locale.ROOT);
    if (WEEKDAYS.contains(name)) {
      return WEEKDAYS.indexOf(name);
    }
    return MONTHS.contains(name) ? MONTHS.indexOf(name) : Integer.parseInt(text);
  }
}
