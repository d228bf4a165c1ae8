package org.headgate.pool.persistence.sources;

import java.util.List;

/**
 * A statement of ours and the method that sends it.
 *
 * @param sql as it was passed to the driver, with question marks for parameters
 * @param sender the method with the full name of its class
 */
public record StatementSource(String sql, String sender) {

  private static final List<String> OPERATOR_LANE_CLASSES =
      List.of("org.headgate.pool.", "org.headgate.alerts.");

  /** The method with the simple name of its class, such as AccountRepository.find. */
  public String method() {
    int method = sender.lastIndexOf('.');
    int type = sender.lastIndexOf('.', Math.max(0, method - 1));
    return sender.substring(type + 1);
  }

  /** Whether it is sent through the operator lane. */
  public boolean isOfOperatorLane() {
    return OPERATOR_LANE_CLASSES.stream().anyMatch(sender::startsWith)
        || method().startsWith("Operator")
        || method().startsWith("PrivilegedAccount");
  }
}
