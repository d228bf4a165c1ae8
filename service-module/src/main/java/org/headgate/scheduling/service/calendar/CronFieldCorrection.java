package org.headgate.scheduling.service.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.headgate.common.text.EditDistance;

/** Suggests a valid field for one that cannot be parsed. */
final class CronFieldCorrection {

  private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");
  private static final Pattern STEP = Pattern.compile("/(\\d+)");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d+)");
  private static final int MAX_DIGITS = 9;

  private CronFieldCorrection() {}

  /** Suggestions, the most similar first; some may be invalid too. */
  static List<String> candidates(CronField field, String part) {
    List<String> candidates = new ArrayList<>();
    String named = WORD.matcher(part).replaceAll(word -> name(field, word.group()));
    candidates.add(named);
    String numbered = numbers(field, named);
    String bounded = bounded(field, numbered);
    candidates.add(bounded);
    candidates.add(STEP.matcher(bounded).replaceAll(""));
    candidates.add(unwrapped(field, bounded));
    candidates.add(unwrapped(field, STEP.matcher(bounded).replaceAll("")));
    firstNumber(bounded).ifPresent(candidates::add);
    return candidates;
  }

  private static String name(CronField field, String word) {
    String upper = word.toUpperCase(Locale.ROOT);
    return field.names().stream()
        .filter(name -> upper.startsWith(name))
        .findFirst()
        .or(
            () ->
                field.names().stream()
                    .filter(name -> EditDistance.between(name, upper) == 1)
                    .findFirst())
        .orElse(word);
  }

  /** Only numeric ranges with a wrong order can be reversed. */
  private static String numbers(CronField field, String part) {
    String result = part;
    if (part.contains("-")) {
      for (int i = 0; i < field.names().size(); i++) {
        String number = String.valueOf(field.min() + i);
        result =
            Pattern.compile(field.names().get(i), Pattern.CASE_INSENSITIVE)
                .matcher(result)
                .replaceAll(number);
      }
    }
    return result;
  }

  private static String bounded(CronField field, String part) {
    String stepped =
        STEP.matcher(part)
            .replaceAll(step -> "/" + Math.min(Math.max(1, number(step, 1)), field.max()));
    return NUMBER
        .matcher(stepped)
        .replaceAll(
            number -> {
              boolean step = number.start() > 0 && stepped.charAt(number.start() - 1) == '/';
              int value = number(number, 0);
              return String.valueOf(
                  step ? value : Math.min(Math.max(field.min(), value), field.max()));
            });
  }

  private static String unwrapped(CronField field, String part) {
    return RANGE
        .matcher(part)
        .replaceAll(
            range -> {
              int from = number(range, 1);
              int to = number(range, 2);
              return from <= to
                  ? range.group()
                  : from + "-" + field.max() + "," + field.min() + "-" + to;
            });
  }

  private static Optional<String> firstNumber(String part) {
    return NUMBER.matcher(part).results().findFirst().map(MatchResult::group);
  }

  private static int number(MatchResult match, int group) {
    String digits = match.group(group);
    return digits.length() > MAX_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }
}
