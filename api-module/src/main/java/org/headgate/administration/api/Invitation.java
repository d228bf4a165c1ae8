package org.headgate.administration.api;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.UserId;

/**
 * An invitation that was not accepted yet.
 *
 * @param id the id of the account, which is pending
 * @param sentAt when the last mail was queued
 * @param expiresAt when the code of that mail expires
 */
public record Invitation(
    UserId id,
    EmailAddress email,
    Optional<String> fullName,
    @Schema(examples = "de") String locale,
    Set<Role> roles,
    Optional<UUID> departmentId,
    Instant invitedAt,
    @Schema(description = "When the latest email was requested") Instant sentAt,
    @Schema(description = "When the code in the latest email expires") Instant expiresAt) {

  public Invitation {
    roles = Collections.unmodifiableSet(new TreeSet<>(roles));
  }
}
