package org.headgate.config.api;

import org.headgate.common.text.SingleLineText;

/** What an end point of alerts may be called: one line that is not blank. */
public final class AlertEndpointName {

  public static final int MAX_LENGTH = 200;
  public static final String REGEXP = "(?U)(?=.*\\S)" + SingleLineText.REGEXP;

  private AlertEndpointName() {}
}
