package org.headgate.oauth.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The present state of a token (RFC 7662, 2.2). For an inactive token only that is said; members
 * that do not apply are left out.
 *
 * @param active whether the token is accepted: signed by a valid key, not expired, its session
 *     open, its account active
 * @param username the e-mail address in the token
 * @param exp in seconds since 1970; of a refresh token, when its session ends unless it is used
 * @param sid the session; a service account's token has none
 * @param groups the roles that both the token and the account have, and that the session may use
 */
@Schema(requiredProperties = "active")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record IntrospectionResponse(
    @JsonInclude(JsonInclude.Include.ALWAYS) boolean active,
    @Schema(example = "orders:read") Optional<String> scope,
    Optional<String> clientId,
    @Schema(example = "ada@example.org") Optional<String> username,
    @Schema(example = "Bearer") Optional<String> tokenType,
    Optional<Long> exp,
    Optional<Long> iat,
    Optional<String> sub,
    @Schema(implementation = String[].class) Optional<List<String>> aud,
    Optional<String> iss,
    Optional<String> jti,
    Optional<String> sid,
    @Schema(implementation = String[].class) Optional<List<String>> groups,
    Optional<Long> authTime,
    @Schema(implementation = String[].class) Optional<List<String>> amr,
    Optional<String> acr) {}
