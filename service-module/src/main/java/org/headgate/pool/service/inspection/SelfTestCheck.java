package org.headgate.pool.service.inspection;

import java.util.function.Supplier;
import org.headgate.pool.api.SelfTestReport;

/** Runs one check of the self-test and measures its time. */
final class SelfTestCheck {
  private SelfTestCheck() {}

  /**
   * @param body returns what it found, or throws
   */
  static SelfTestReport.Item of(String name, Supplier<String> body) {
    long startNanos = System.nanoTime();
    try {
      return item(name, SelfTestReport.Result.PASS, body.get(), startNanos);
    } catch (RuntimeException e) {
      // Whatever a check dies of is its result: a self-test that fails itself tells nothing.
      return item(name, SelfTestReport.Result.FAIL, String.valueOf(e.getMessage()), startNanos);
    }
  }

  private static SelfTestReport.Item item(
      String name, SelfTestReport.Result result, String detail, long startNanos) {
    return new SelfTestReport.Item(name, result, detail, (System.nanoTime() - startNanos) / 1e6);
  }
}
