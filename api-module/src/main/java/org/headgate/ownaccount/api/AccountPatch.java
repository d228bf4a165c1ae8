package org.headgate.ownaccount.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.common.json.PatchField;

/**
 * Changes of an account by its owner: a merge patch (RFC 7396). Members that are left out stay.
 *
 * @param fullName at most 200 characters; {@code null} clears it
 * @param locale BCP 47, such as {@code de} or {@code en-GB}; {@code null} goes back to {@code en}
 * @param timeZone a name of the tz database; {@code null} goes back to {@code UTC}
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AccountPatch(
    @Schema(implementation = String.class, nullable = true) PatchField<String> fullName,
    @Schema(implementation = String.class, nullable = true) PatchField<String> locale,
    @Schema(implementation = String.class, nullable = true) PatchField<String> timeZone) {}
