package org.headgate.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.json.Patched;

/**
 * What the owner of an account changes of it: a merge patch (RFC 7396). What is left out stays.
 *
 * @param fullName at most 200 characters; {@code null} clears it
 * @param locale BCP 47, such as {@code de} or {@code en-GB}; {@code null} goes back to {@code en}
 * @param timeZone a name of the tz database; {@code null} goes back to {@code UTC}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AccountPatch(
    @Schema(implementation = String.class, nullable = true) Patched<String> fullName,
    @Schema(implementation = String.class, nullable = true) Patched<String> locale,
    @Schema(implementation = String.class, nullable = true) Patched<String> timeZone) {}
