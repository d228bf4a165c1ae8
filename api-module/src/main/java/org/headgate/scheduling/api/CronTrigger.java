package org.headgate.scheduling.api;

import java.util.Optional;

/**
 * Due whenever the local time of a zone matches.
 *
 * @param expression 5 fields (minute, hour, day of month, month, day of week) or 6 with seconds
 *     first; days of the week are 0 to 7, both 0 and 7 being Sunday, or names
 * @param timeZone an IANA name, such as Europe/Berlin; UTC when left out
 */
public record CronTrigger(String expression, Optional<String> timeZone) implements Trigger {}
