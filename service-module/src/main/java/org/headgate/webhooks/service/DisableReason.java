package org.headgate.webhooks.service;

/** Why Headgate disables an endpoint by itself. */
public enum DisableReason {
  GONE("gone", "the receiver answered 410: it wants no further deliveries"),
  FAILED("failed", "nothing was delivered for three days");

  private final String wireName;
  private final String description;

  DisableReason(String wireName, String description) {
    this.wireName = wireName;
    this.description = description;
  }

  /** As in the audit log and in the facts of the mail. */
  String wireName() {
    return wireName;
  }

  /** As administrators read it. */
  String description() {
    return description;
  }
}
