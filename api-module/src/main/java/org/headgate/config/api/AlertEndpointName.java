package org.headgate.config.api;

import org.headgate.common.text.SingleLineText;

/** The rule for names of alert end points: one line that is not blank. */
public final class AlertEndpointName {

  public static final int MAX_LENGTH = 200;
  public static final String REGEXP = SingleLineText.NAME;

  private AlertEndpointName() {}
}
