package org.headgate.scheduling.service.calendar;

import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.parser.CronParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parses cron expressions: crontab(5), with seconds in front if there are six fields, and Quartz's
 * L, W and #. Days of the week are numbered as in crontab, 0 and 7 being Sunday.
 */
final class CronExpressionParser {

  private static final int MAX_LENGTH = 200;
  private static final Pattern SUNDAY_FIRST =
      Pattern.compile("(?<before>^|,)(SUN|7)-(?!(?:SUN|7)(?:[,/]|$))", Pattern.CASE_INSENSITIVE);

  private static final String VALUE = "(?:[0-9]+|[A-Z]{3})";
  private static final String RANGE = VALUE + "(?:-" + VALUE + ")?";
  private static final String STEP = "(?:\\*|" + RANGE + ")?/[0-9]+";
  private static final String DAY = "L|LW|L-[0-9]+|[0-9]+W|" + VALUE + "L|" + VALUE + "#[0-9]+";
  private static final String ENTRY = "(?:\\?|\\*|" + RANGE + "|" + STEP + "|" + DAY + ")";

  /** The parser ignores commas at the end, signs, and what follows a second step or ordinal. */
  private static final Pattern FIELD =
      Pattern.compile(ENTRY + "(?:," + ENTRY + ")*", Pattern.CASE_INSENSITIVE);

  private static final CronParser FIVE_FIELDS = new CronParser(definition(false));
  private static final CronParser SIX_FIELDS = new CronParser(definition(true));

  private CronExpressionParser() {}

  /** The fields of a text, possibly too many or too few. */
  static List<String> split(String text) {
    return Arrays.asList(text.strip().split("\\s+"));
  }

  /** The fields of an expression with this count; empty when it is not supported. */
  static Optional<List<CronField>> fields(int count) {
    List<CronField> all = List.of(CronField.values());
    return switch (count) {
      case 5 -> Optional.of(all.subList(1, all.size()));
      case 6 -> Optional.of(all);
      default -> Optional.empty();
    };
  }

  /** The parsed fields; empty when the text is no expression. */
  static Optional<Map<CronField, FieldExpression>> parse(String text) {
    return text.length() <= MAX_LENGTH && areFields(split(text))
        ? parseStored(text)
        : Optional.empty();
  }

  /** As {@link #parse}, without a check of the form of each field. */
  static Optional<Map<CronField, FieldExpression>> parseStored(String text) {
    List<String> parts = split(text);
    Optional<List<CronField>> fields = fields(parts.size());
    if (text.length() > MAX_LENGTH || fields.isEmpty()) {
      return Optional.empty();
    }
    try {
      CronParser parser = parts.size() == 5 ? FIVE_FIELDS : SIX_FIELDS;
      var parsed = parser.parse(normal(parts)).retrieveFieldsAsMap();
      Map<CronField, FieldExpression> expressions = new EnumMap<>(CronField.class);
      for (CronField field : fields.get()) {
        FieldExpression expression = parsed.get(field.parsed()).getExpression();
        CronFieldValues.check(field, expression);
        expressions.put(field, expression);
      }
      return Optional.of(expressions);
    } catch (RuntimeException e) {
      // The parser has no exception of its own for texts that it cannot read.
      return Optional.empty();
    }
  }

  private static boolean areFields(List<String> parts) {
    return parts.stream().allMatch(part -> FIELD.matcher(part).matches());
  }

  /**
   * Normalizes Sunday at the beginning of a range, which the parser accepts only at the end. A
   * range from Sunday to Sunday is one day. The parser would write names in capitals by the default
   * locale, which turns {@code fri} into another word in Turkish.
   */
  private static String normal(List<String> parts) {
    List<String> normal = new ArrayList<>(parts);
    int last = parts.size() - 1;
    normal.set(last, SUNDAY_FIRST.matcher(parts.get(last)).replaceAll("${before}0-"));
    return String.join(" ", normal).toUpperCase(Locale.ROOT);
  }

  private static CronDefinition definition(boolean seconds) {
    CronDefinitionBuilder builder = CronDefinitionBuilder.defineCron();
    if (seconds) {
      builder = builder.withSeconds().withValidRange(0, 59).withStrictRange().and();
    }
    return builder
        .withMinutes()
        .withValidRange(0, 59)
        .withStrictRange()
        .and()
        .withHours()
        .withValidRange(0, 23)
        .withStrictRange()
        .and()
        .withDayOfMonth()
        .withValidRange(1, 31)
        .supportsL()
        .supportsW()
        .supportsLW()
        .supportsQuestionMark()
        .withStrictRange()
        .and()
        .withMonth()
        .withValidRange(1, 12)
        .withStrictRange()
        .and()
        .withDayOfWeek()
        .withValidRange(0, 7)
        .withMondayDoWValue(1)
        .withIntMapping(7, 0)
        .supportsHash()
        .supportsL()
        .supportsQuestionMark()
        .withStrictRange()
        .and()
        .instance();
  }
}
