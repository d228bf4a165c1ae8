package org.headgate.config.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** In what form an end point takes alerts. */
public enum AlertEndpointKind {
  /** JSON, signed by the Standard Webhooks rules. */
  WEBHOOK,
  MAIL,
  /** An incoming webhook of Slack's, or of whoever takes the same. */
  SLACK,
  /** PagerDuty's Events API v2, or of whoever takes the same. */
  PAGERDUTY;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
