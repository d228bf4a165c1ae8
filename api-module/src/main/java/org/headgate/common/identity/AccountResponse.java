package org.headgate.common.identity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.common.json.PartlyShown;

/**
 * An account as its owner and administrators see it.
 *
 * @param emailShown the address with the U-labels of its domain, as people read it; left out where
 *     that is the same
 * @param emailRefusal why no mail is sent to an address that older rules accepted; left out of all
 *     others
 * @param emailBouncedAt since when no mail is sent because the mail server permanently refused the
 *     address; left out of all others
 * @param preferences are never sent; the ETag covers them; empty for whoever received the account
 */
@Schema(name = "Me")
public record AccountResponse(
    UserId id,
    EmailAddress email,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> emailShown,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> emailRefusal,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Instant> emailBouncedAt,
    boolean emailVerified,
    Optional<String> fullName,
    boolean isActive,
    Set<Role> roles,
    Optional<DepartmentRef> department,
    boolean mfaEnabled,
    Instant createdAt,
    Optional<Instant> lastLoginAt,
    @JsonIgnore @Schema(hidden = true) Optional<Preferences> preferences)
    implements PartlyShown {

  public AccountResponse {
    Set<Role> sorted = EnumSet.noneOf(Role.class);
    sorted.addAll(roles);
    roles = Collections.unmodifiableSet(sorted);
  }

  @Override
  public Object unshown() {
    return preferences;
  }

  /** The owner's language and time zone, which a patch of the account changes. */
  public record Preferences(String locale, String timeZone) {}

  /** The department that an account belongs to. */
  public record DepartmentRef(UUID id, String name) {}
}
