package org.headgate.administration.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.common.identity.Role;
import org.headgate.common.json.PatchField;

/**
 * Changes of an account by an administrator: a merge patch (RFC 7396). Members that are left out
 * stay.
 *
 * @param isActive false ends every session and voids every code; not {@code null}
 * @param roles all that the account has afterwards; {@code user} is always among them; not {@code
 *     null}
 * @param departmentId {@code null} for none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record UserPatch(
    @Schema(implementation = Boolean.class) PatchField<Boolean> isActive,
    @Schema(implementation = Role[].class) PatchField<Set<Role>> roles,
    @Schema(implementation = UUID.class, nullable = true) PatchField<UUID> departmentId) {}
