package org.headgate.scheduling.service.calendar;

import com.cronutils.model.field.CronFieldName;
import java.util.List;

/** The fields of a cron expression in order, each with its allowed values. */
enum CronField {
  SECOND(CronFieldName.SECOND, 0, 59, "the second (0 to 59)", ""),
  MINUTE(CronFieldName.MINUTE, 0, 59, "the minute (0 to 59)", ""),
  HOUR(CronFieldName.HOUR, 0, 23, "the hour (0 to 23)", ""),
  DAY_OF_MONTH(CronFieldName.DAY_OF_MONTH, 1, 31, "the day of the month (1 to 31, L, LW, 15W)", ""),
  MONTH(
      CronFieldName.MONTH,
      1,
      12,
      "the month (1 to 12, JAN to DEC)",
      "JAN,FEB,MAR,APR,MAY,JUN,JUL,AUG,SEP,OCT,NOV,DEC"),
  DAY_OF_WEEK(
      CronFieldName.DAY_OF_WEEK,
      0,
      7,
      "the day of the week (0 to 7, SUN to SAT, 5L, MON#2)",
      "SUN,MON,TUE,WED,THU,FRI,SAT");

  private final CronFieldName parsed;
  private final int min;
  private final int max;
  private final String allowed;
  private final String names;

  CronField(CronFieldName parsed, int min, int max, String allowed, String names) {
    this.parsed = parsed;
    this.min = min;
    this.max = max;
    this.allowed = allowed;
    this.names = names;
  }

  /** The parser's name for it. */
  CronFieldName parsed() {
    return parsed;
  }

  int min() {
    return min;
  }

  int max() {
    return max;
  }

  /** A description of the field and its allowed values. */
  String allowed() {
    return allowed;
  }

  /** Names of its values, lowest first. */
  List<String> names() {
    return names.isEmpty() ? List.of() : List.of(names.split(",", -1));
  }
}
