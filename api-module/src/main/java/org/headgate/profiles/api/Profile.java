package org.headgate.profiles.api;

import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Optional;
import org.headgate.common.text.SingleLineText;

/**
 * A person's profile. A PUT replaces all of it: members that are left out become empty.
 *
 * @param phone digits with the usual separators, at most 32 characters
 * @param birthDate ISO 8601, in the past
 * @param avatarUrl an http or https address, at most 2,000 characters
 */
public record Profile(
    Optional<
            @Size(max = 200)
            @Pattern(regexp = SingleLineText.REGEXP, message = SingleLineText.MESSAGE) String>
        displayName,
    Optional<@Size(max = 4000) String> bio,
    Optional<
            @Pattern(
                regexp = "(?=[^0-9]*[0-9])[+0-9() ./-]{3,32}",
                message = "must be a telephone number")
            String>
        phone,
    Optional<@Past LocalDate> birthDate,
    Optional<
            @Size(max = 2000)
            @Pattern(
                regexp = "https?://[^\\s\\p{Cc}\\p{Zl}\\p{Zp}]+",
                message = "must be an http or https address")
            String>
        avatarUrl) {

  /** The profile of a person who has written none. */
  public static Profile empty() {
    return new Profile(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
