package org.headgate.oauth.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.common.json.PatchField;

/**
 * Changes of a service account by an administrator: a merge patch (RFC 7396). Members that are left
 * out stay; none can be {@code null}.
 *
 * @param scopes all that its tokens may have afterwards
 * @param isActive false: it gets no more tokens, and requests with its secrets are refused
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ServiceAccountPatch(
    @Schema(implementation = String.class) PatchField<String> name,
    @Schema(implementation = String[].class) PatchField<List<String>> scopes,
    @Schema(implementation = Boolean.class) PatchField<Boolean> isActive) {}
