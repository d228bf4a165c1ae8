package org.headgate.scheduling.service.calendar;

import com.cronutils.model.field.expression.Always;
import com.cronutils.model.field.expression.And;
import com.cronutils.model.field.expression.Between;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.field.expression.On;
import com.cronutils.model.field.expression.QuestionMark;
import com.cronutils.model.field.value.FieldValue;
import com.cronutils.model.field.value.SpecialChar;
import java.util.BitSet;
import java.util.List;

/** The values of a parsed field: plain numbers as a set, and entries with L, W or #. */
final class CronFieldValues {

  private static final int LAST_OCCURRENCE = 5;

  private CronFieldValues() {}

  /** The plain values. */
  static BitSet numbers(CronField field, FieldExpression expression) {
    BitSet numbers = new BitSet();
    parts(expression).stream()
        .filter(part -> !isSpecial(part))
        .forEach(part -> add(numbers, field, part));
    if (field == CronField.DAY_OF_WEEK && numbers.get(7)) {
      numbers.clear(7);
      numbers.set(0);
    }
    return numbers;
  }

  /** The entries that depend on the month. */
  static List<On> specials(FieldExpression expression) {
    return parts(expression).stream()
        .filter(CronFieldValues::isSpecial)
        .map(On.class::cast)
        .toList();
  }

  /** Whether the field is unrestricted in the sense of crontab(5): it begins with an asterisk. */
  static boolean isOpen(FieldExpression expression) {
    FieldExpression first = parts(expression).get(0);
    return first instanceof Always
        || first instanceof QuestionMark
        || (first instanceof Every every && every.getExpression() instanceof Always);
  }

  /**
   * Refuses fields that the parser accepts although they never match or have no defined meaning.
   *
   * @throws IllegalArgumentException for such a field
   */
  static void check(CronField field, FieldExpression expression) {
    for (On special : specials(expression)) {
      SpecialChar kind = special.getSpecialChar().getValue();
      boolean named = special.getTime().getValue() >= 0;
      boolean sound =
          field == CronField.DAY_OF_WEEK
              ? named && (kind != SpecialChar.HASH || isOccurrence(special))
              : kind != SpecialChar.L || !named;
      if (!sound) {
        throw new IllegalArgumentException(field + " has no meaning");
      }
    }
    if (numbers(field, expression).isEmpty() && specials(expression).isEmpty()) {
      throw new IllegalArgumentException(field + " matches nothing");
    }
  }

  private static boolean isOccurrence(On special) {
    int nth = special.getNth().getValue();
    return nth >= 1 && nth <= LAST_OCCURRENCE;
  }

  private static List<FieldExpression> parts(FieldExpression expression) {
    return expression instanceof And and ? and.getExpressions() : List.of(expression);
  }

  private static boolean isSpecial(FieldExpression expression) {
    return expression instanceof On on && on.getSpecialChar().getValue() != SpecialChar.NONE;
  }

  private static void add(BitSet numbers, CronField field, FieldExpression part) {
    if (part instanceof On on) {
      numbers.set(on.getTime().getValue());
    } else if (part instanceof Between between) {
      addEach(numbers, number(between.getFrom()), number(between.getTo()), 1);
    } else if (part instanceof Every every) {
      addEvery(numbers, field, every);
    } else {
      addEach(numbers, field.min(), maxOf(field), 1);
    }
  }

  private static void addEvery(BitSet numbers, CronField field, Every every) {
    int step = every.getPeriod().getValue();
    FieldExpression range = every.getExpression();
    if (range instanceof Between between) {
      addEach(numbers, number(between.getFrom()), number(between.getTo()), step);
    } else if (range instanceof On on && !isSpecial(on)) {
      addEach(numbers, on.getTime().getValue(), maxOf(field), step);
    } else if (range instanceof Always) {
      addEach(numbers, field.min(), maxOf(field), step);
    } else {
      throw new IllegalArgumentException(field + " has a step without a range");
    }
  }

  /** Seven for days of the week, although the last may be written as 0 or 7. */
  private static int maxOf(CronField field) {
    return field == CronField.DAY_OF_WEEK ? 6 : field.max();
  }

  private static void addEach(BitSet numbers, int from, int to, int step) {
    for (int number = from; number <= to; number += step) {
      numbers.set(number);
    }
  }

  private static int number(FieldValue<?> value) {
    if (value.getValue() instanceof Integer number) {
      return number;
    }
    throw new IllegalArgumentException("a range goes from a number to a number");
  }
}
