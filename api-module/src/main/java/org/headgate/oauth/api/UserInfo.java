package org.headgate.oauth.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.UserId;

/**
 * The standard claims of the caller (OpenID Connect Core 1.0, 5.1); unknown claims are left out.
 *
 * @param sub the subject of the access token
 * @param zoneinfo time zone by its name in the tz database
 * @param updatedAt when one of the others last changed, in seconds since 1970
 */
@Schema(requiredProperties = {"sub", "email", "email_verified", "locale", "zoneinfo"})
public record UserInfo(
    UserId sub,
    EmailAddress email,
    boolean emailVerified,
    @Schema(example = "Ada Lovelace") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Optional<String> name,
    @Schema(example = "en") String locale,
    @Schema(example = "Europe/London") String zoneinfo,
    @Schema(example = "1796000000") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Optional<Long> updatedAt) {}
