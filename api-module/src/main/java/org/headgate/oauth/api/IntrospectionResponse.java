package org.headgate.oauth.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is true of a token now (RFC 7662, 2.2). Of one that opens nothing it says no more than that;
 * what a token does not have is left out.
 *
 * @param active whether it opens something: signed by a good key, not expired, its session open,
 *     its account active
 * @param username the e-mail address that the token names
 * @param exp in seconds since 1970; of a refresh token, when its session ends unless it is used
 * @param sid the session; a service account's token has none
 * @param groups the roles that both the token and the account have
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
