package org.headgate.scheduling.service.calendar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Explains why a text is no cron expression: the faulty field, its allowed values, and the nearest
 * valid expression.
 */
final class CronErrorMessages {

  private static final String FORM =
      "5 fields (minute, hour, day of month, month, day of week) or 6 with seconds first";
  private static final String EXAMPLE = "0 9 * * MON-FRI";
  private static final Map<String, String> NICKNAMES =
      Map.of(
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *",
          "@monthly", "0 0 1 * *",
          "@weekly", "0 0 * * 0",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@hourly", "0 * * * *");

  private CronErrorMessages() {}

  static String on(String text) {
    String nickname = NICKNAMES.get(text.strip().toLowerCase(Locale.ROOT));
    if (nickname != null) {
      return message("", nickname);
    }
    List<String> parts = CronExpressionParser.split(text);
    Optional<List<CronField>> fields = CronExpressionParser.fields(parts.size());
    if (fields.isEmpty()) {
      return message("", completed(parts));
    }
    return onFields(parts, fields.get());
  }

  static String onNever() {
    return message("; no such day exists", EXAMPLE);
  }

  private static String onFields(List<String> parts, List<CronField> fields) {
    List<String> corrected = new ArrayList<>(parts);
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      if (!isSound(fields, i, parts.get(i))) {
        faults.add(fields.get(i).allowed());
        corrected.set(i, corrected(fields, i, parts.get(i)));
      }
    }
    String fault = faults.isEmpty() ? "" : "; the error is in " + String.join(" and ", faults);
    return message(fault, sound(String.join(" ", corrected)));
  }

  private static String message(String fault, String example) {
    return "must be a cron expression of " + FORM + fault + ", such as " + example;
  }

  /** Whether the field is valid alone, with the others open. */
  private static boolean isSound(List<CronField> fields, int index, String part) {
    List<String> alone = new ArrayList<>(Collections.nCopies(fields.size(), "*"));
    alone.set(index, part);
    return CronExpressionParser.parse(String.join(" ", alone)).isPresent();
  }

  private static String corrected(List<CronField> fields, int index, String part) {
    return CronFieldCorrection.candidates(fields.get(index), part).stream()
        .filter(candidate -> isSound(fields, index, candidate))
        .findFirst()
        .orElse("*");
  }

  /** Adds missing fields, or drops extra ones: a seventh is Quartz's year. */
  private static String completed(List<String> parts) {
    List<String> filled = new ArrayList<>(parts.size() > 6 ? parts.subList(0, 6) : parts);
    while (filled.size() < 5) {
      filled.add("*");
    }
    List<CronField> fields = CronExpressionParser.fields(filled.size()).orElseThrow();
    for (int i = 0; i < filled.size(); i++) {
      if (!isSound(fields, i, filled.get(i))) {
        filled.set(i, corrected(fields, i, filled.get(i)));
      }
    }
    return sound(filled.stream().collect(Collectors.joining(" ")));
  }

  private static String sound(String candidate) {
    return CronExpressionParser.parse(candidate).isPresent() ? candidate : EXAMPLE;
  }
}
