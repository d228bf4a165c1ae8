package org.headgate.oauth.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.common.json.PatchField;

/**
 * What an administrator changes of a service account: a merge patch (RFC 7396). What is left out
 * stays; nothing can be {@code null}.
 *
 * @param scopes all that its tokens may be asked for afterwards
 * @param isActive false: it gets no more tokens, and what it asks for with its secret is refused
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ServiceAccountPatch(
    @Schema(implementation = String.class) PatchField<String> name,
    @Schema(implementation = String[].class) PatchField<List<String>> scopes,
    @Schema(implementation = Boolean.class) PatchField<Boolean> isActive) {}
