package org.headgate.authentication.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The address, password and personal details of a new account.
 *
 * @param password 8 (or {@code PASSWORD_MIN_LENGTH}) to 128 characters of any kind
 * @param fullName how mails address the person, at most 200 characters
 * @param locale BCP 47, such as {@code de} or {@code en-GB}; decides the language of mails
 * @param timeZone a name of the tz database, such as {@code Europe/Berlin}; any other text counts
 *     as {@code UTC}, so that no sign-up fails because of a browser's zone name
 */
public record SignUpRequest(
    @NotBlank @Size(max = 254) @Schema(format = "email", examples = "ada@example.org") String email,
    @NotNull @Size(max = 512) @Schema(format = "password") String password,
    Optional<@Size(max = 200) String> fullName,
    Optional<@Size(max = 35) String> locale,
    Optional<String> timeZone) {

  /** Leaves out the password. */
  @Override
  public String toString() {
    return "SignUpRequest[email=" + email + "]";
  }
}
