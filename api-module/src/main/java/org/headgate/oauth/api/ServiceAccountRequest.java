package org.headgate.oauth.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.common.text.SingleLineText;

/**
 * A new service account.
 *
 * @param name 1 to 200 characters, for people
 * @param scopes that its tokens may have; left out: none
 */
public record ServiceAccountRequest(
    @Schema(example = "Orders")
        @NotNull
        @Size(max = ServiceAccountRequest.MAX_NAME_LENGTH)
        @Pattern(regexp = SingleLineText.NAME, message = "must be a name")
        String name,
    @Schema(implementation = String[].class, example = "[\"introspect\"]")
        Optional<List<@NotNull String>> scopes) {

  public static final int MAX_NAME_LENGTH = 200;
}
