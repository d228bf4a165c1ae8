package org.headgate.personaltokens.api;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.common.identity.TokenScope;
import org.headgate.common.text.SingleLineText;

/**
 * A new personal access token.
 *
 * @param name chosen by its owner
 * @param scopes within what its owner may do
 * @param expiresAt in the future, and within 365 days
 * @param password not needed within five minutes of a log-in
 */
@Schema(name = "NewPersonalTokenRequest")
public record PersonalTokenRequest(
    @Schema(example = "Nightly backup")
        @NotNull
        @Size(max = PersonalTokenRequest.MAX_NAME_LENGTH)
        @Pattern(regexp = SingleLineText.NAME, message = "must be a name")
        String name,
    @NotNull @NotEmpty List<@NotNull TokenScope> scopes,
    @NotNull Instant expiresAt,
    Optional<@Size(min = 1, max = 512) String> password) {

  public static final int MAX_NAME_LENGTH = 100;

  /** Leaves out the password, for logs. */
  @Override
  public String toString() {
    return "PersonalTokenRequest[" + name + "]";
  }
}
