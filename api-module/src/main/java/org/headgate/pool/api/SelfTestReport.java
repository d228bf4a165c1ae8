package org.headgate.pool.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the self-test found.
 *
 * @param passed whether every item did
 */
public record SelfTestReport(boolean passed, List<Item> items) {

  public SelfTestReport {
    items = List.copyOf(items);
  }

  /** PASS or FAIL, as the ancestor printed it. */
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
