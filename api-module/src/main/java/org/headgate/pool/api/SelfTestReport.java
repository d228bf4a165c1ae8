package org.headgate.pool.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The result of the self-test.
 *
 * @param passed whether every item passed
 */
public record SelfTestReport(boolean passed, List<Item> items) {

  public SelfTestReport {
    items = List.copyOf(items);
  }

  /** PASS or FAIL. */
  public enum Result {
    PASS,
    FAIL
  }

  /**
   * One check.
   *
   * @param milliseconds how long it took
   */
  @Schema(name = "SelfTestItem")
  public record Item(String name, Result result, String detail, double milliseconds) {}
}
