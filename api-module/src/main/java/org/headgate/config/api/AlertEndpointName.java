package org.headgate.config.api;

/** The limit of the names of alert endpoints. */
public final class AlertEndpointName {

  public static final int MAX_LENGTH = 200;

  private AlertEndpointName() {}
}
