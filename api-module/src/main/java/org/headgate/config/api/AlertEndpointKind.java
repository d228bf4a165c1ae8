package org.headgate.config.api;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The format in which an endpoint receives alerts. */
public enum AlertEndpointKind {
  /** JSON, signed as in Standard Webhooks. */
  WEBHOOK,
  MAIL,
  /** Slack's incoming webhooks, or a compatible service. */
  SLACK,
  /** PagerDuty's Events API v2, or a compatible service. */
  PAGERDUTY;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
