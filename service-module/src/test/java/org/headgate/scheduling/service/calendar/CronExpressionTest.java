package org.headgate.scheduling.service.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.headgate.scheduling.service.calendar.CronExpression.InvalidCronException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The meaning of expressions on a calendar without time zones, and the refusals of invalid ones.
 */
class CronExpressionTest {

  private static final LocalDateTime JANUARY = LocalDateTime.parse("2026-01-01T00:00:00");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 9 * * MON-FRI      | 2026-11-20T09:00:00 | 2026-11-23T09:00:00",
        "*/15 * * * *         | 2026-11-20T09:07:00 | 2026-11-20T09:15:00",
        "*/20 * * * * *       | 2026-11-20T09:07:40 | 2026-11-20T09:08:00",
        "5-10/2,30 8 * * *    | 2026-11-20T08:09:00 | 2026-11-20T08:30:00",
        "50/5 * * * *         | 2026-11-20T08:55:00 | 2026-11-20T09:50:00",
        "0 0 L * *            | 2028-02-01T00:00:00 | 2028-02-29T00:00:00",
        "0 0 L-3 * *          | 2026-02-01T00:00:00 | 2026-02-25T00:00:00",
        "0 0 LW * *           | 2026-05-01T00:00:00 | 2026-05-29T00:00:00",
        "0 0 15W * *          | 2026-08-01T00:00:00 | 2026-08-14T00:00:00",
        "0 0 1W * *           | 2026-08-01T00:00:00 | 2026-08-03T00:00:00",
        "0 0 31W * *          | 2026-05-01T00:00:00 | 2026-05-29T00:00:00",
        "0 0 31W * *          | 2026-06-01T00:00:00 | 2026-07-31T00:00:00",
        "0 0 * * FRIL         | 2026-11-01T00:00:00 | 2026-11-27T00:00:00",
        "0 0 * * 5L           | 2026-11-01T00:00:00 | 2026-11-27T00:00:00",
        "0 0 * * MON#2        | 2026-11-01T00:00:00 | 2026-11-09T00:00:00",
        "0 0 * * 1#5          | 2026-11-01T00:00:00 | 2026-11-30T00:00:00",
        "0 0 * * 7            | 2026-11-21T00:00:00 | 2026-11-22T00:00:00",
        "0 0 * * 0            | 2026-11-21T00:00:00 | 2026-11-22T00:00:00",
        "0 0 * * SUN-MON      | 2026-11-21T00:00:00 | 2026-11-22T00:00:00",
        "0 0 * * SUN-SUN      | 2026-11-19T00:00:00 | 2026-11-22T00:00:00",
        "0 0 * * 7-7,MON      | 2026-11-19T00:00:00 | 2026-11-22T00:00:00",
        "0 0 * * 5-7/2        | 2026-11-21T00:00:00 | 2026-11-22T00:00:00",
        "0 0 * * FRI-SUN      | 2026-11-21T00:00:00 | 2026-11-22T00:00:00",
        "0 0 * * 0-6          | 2026-11-21T00:00:00 | 2026-11-22T00:00:00",
        "0 0 * feb,mar-may ?  | 2026-11-21T00:00:00 | 2027-02-01T00:00:00",
        "0 0 29 2 *           | 2026-11-21T00:00:00 | 2028-02-29T00:00:00",
        "0 0 13 * FRI         | 2026-11-21T00:00:00 | 2026-11-27T00:00:00",
        "0 0 */2 * MON        | 2026-11-21T00:00:00 | 2026-11-23T00:00:00",
        "59 59 23 31 12 *     | 2026-11-21T00:00:00 | 2026-12-31T23:59:59"
      })
  void nextTimeIsFound(String expression, String moment, String next) {
    assertThat(CronExpression.parse(expression).after(LocalDateTime.parse(moment)))
        .contains(LocalDateTime.parse(next));
  }

  /** Stored schedules go on too, whatever the language of the machine they move to. */
  @ParameterizedTest
  @ValueSource(
      strings = {"tr", "az", "lt", "th-TH-u-ca-buddhist-nu-thai", "ar-EG", "hi-IN-u-nu-deva"})
  void namesAreReadInEveryLanguageOfTheRuntime(String language) {
    Locale previous = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag(language));
      for (String expression : List.of("0 9 15w apr fri", "0 9 l jul fri#1", "0 9 * * fri-sun")) {
        LocalDateTime next = CronExpression.parse(expression).after(JANUARY).orElseThrow();
        assertThat(CronExpression.parseStored(expression).after(next.minusSeconds(1)))
            .as(expression)
            .contains(next);
      }
    } finally {
      Locale.setDefault(previous);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "61 9 * * MON        | the minute (0 to 59)                 | such as 59 9 * * MON",
        "0 24 * * *          | the hour (0 to 23)                   | such as 0 23 * * *",
        "0 9 * * MOM         | the day of the week                  | such as 0 9 * * MON",
        "0 9 * * Monday      | the day of the week                  | such as 0 9 * * MON",
        "0 9 * * FRI-MON     | the day of the week                  | such as 0 9 * * 5-7,0-1",
        "0 22-6 * * *        | the hour                             | such as 0 22-23,0-6 * * *",
        "*/0 * * * *         | the minute                           | such as */1 * * * *",
        "*/90 * * * *        | the minute                           | such as */59 * * * *",
        "0 0 32 * *          | the day of the month                 | such as 0 0 31 * *",
        "0 0 * 13 *          | the month                            | such as 0 0 * 12 *",
        "0 0 * * L           | the day of the week                  | such as 0 0 * * *",
        "0 0 * * MON#6       | the day of the week                  | such as 0 0 * * ",
        "0 0 * * MON#2#3     | the day of the week                  | such as 0 0 * * ",
        "0 0 * * 5LL         | the day of the week                  | such as 0 0 * * ",
        "1,2, * * * *        | the minute                           | such as 1 * * * *",
        "+5 * * * *          | the minute                           | such as 5 * * * *",
        "1-9/2/3 * * * *     | the minute                           | such as 1-9 * * * *",
        "\u0665 * * * *      | the minute                           | such as * * * * *",
        "0 9 * *             | 5 fields (minute, hour               | such as 0 9 * * *",
        "0 0 9 ? * MON 2027  | 6 with seconds first                 | such as 0 0 9 ? * MON",
        "@daily              | 5 fields                             | such as 0 0 * * *",
        "every monday        | 5 fields                             | such as ",
        "0 0 30 2 *          | no such day exists                   | such as 0 9 * * MON-FRI",
        "''                  | 5 fields                             | such as "
      })
  void refusalStatesAllowedValuesAndAnExample(String text, String allowed, String example) {
    assertThatThrownBy(() -> CronExpression.parse(text))
        .isInstanceOf(InvalidCronException.class)
        .hasMessageContaining(allowed.strip())
        .hasMessageContaining(example.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* * * * * *             | true",
        "*/9 * * * * *           | true",
        "*/10 * * * * *          | false",
        "0,9 0 0 * * *           | true",
        "55,3 * * * * *          | true",
        "55,3 0,2 * * * *        | false",
        "55,3 0,59 1,3 * * *     | false",
        "55,3 0,59 1,2 * * *     | true",
        "* * * * *               | false"
      })
  void densityIsComparedWithAnInterval(String expression, boolean denser) {
    assertThat(CronExpression.parse(expression).isDenserThan(Duration.ofSeconds(10)))
        .isEqualTo(denser);
  }

  @Test
  void refusalsContainAWorkingExample() {
    String[] texts = {
      "a b c d e",
      "1// * * * *",
      ",, * * * *",
      "1-2-3 * * * *",
      "0 0 W * *",
      "0 0 1,LW,L-40 * *",
      "999999999999999 * * * *",
      "0 0 * * #",
      "0 0 * * MON#",
      "\u0000 * * * *",
      "* * * * * * * *",
      "0 0 L/2 * *",
      "-5 * * * *",
      "0 0 * JANUARY-MRCH *",
      "0 0 * * 8",
      "0 0 ? ? ?"
    };
    for (String text : texts) {
      assertThatThrownBy(() -> CronExpression.parse(text))
          .as(text)
          .isInstanceOfSatisfying(
              InvalidCronException.class,
              refused -> {
                String message = refused.getMessage();
                String example = message.substring(message.indexOf("such as ") + 8);
                assertThat(CronExpression.parse(example)).isNotNull();
              });
    }
  }
}
