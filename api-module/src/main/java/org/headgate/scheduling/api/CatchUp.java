package org.headgate.scheduling.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What becomes of instants that passed while no node was able to work. */
public enum CatchUp {
  /** They are noted as missed. */
  NONE,
  /** The latest of them is made up for. */
  ONE,
  /** All of them are made up for, oldest first. */
  ALL;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
