package org.headgate.config.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A daily time in which nothing is sent. Alerts that are still open at its end are sent then.
 *
 * @param from hours and minutes; the same as to: the whole day
 * @param to hours and minutes; before from: of the next day
 * @param timeZone a name of the IANA time zone database
 */
public record QuietHours(
    @Schema(example = "00:00") @NotNull @Pattern(regexp = QuietHours.TIME) String from,
    @Schema(example = "07:00") @NotNull @Pattern(regexp = QuietHours.TIME) String to,
    @Schema(example = "Europe/Berlin") @NotNull String timeZone) {

  /** Hours and minutes. */
  public static final String TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";
}
