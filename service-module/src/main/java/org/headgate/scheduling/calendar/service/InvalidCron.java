package org.headgate.scheduling.calendar.service;

/**
 * A text that is no cron expression; the message says what is allowed and shows a right one near
 * it.
 */
public final class InvalidCron extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  InvalidCron(String message) {
    super(message);
  }
}
