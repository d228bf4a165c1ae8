package org.headgate.pool.api.statements;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The reasons why statements can be slow; immediate harm first, causes before their effects. */
public enum StatementDefect {
  LOCK_QUEUE,
  HOT_ROW,
  DROPPED_INDEX,
  STALE_STATISTICS,
  BLOAT,
  PLAN_CHANGE,
  MISSING_INDEX;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
