package org.headgate.accounts;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.Role;
import org.headgate.identity.UserId;

/** An account as its owner and administrators see it. */
public record Me(
    UserId id,
    EmailAddress email,
    boolean emailVerified,
    Optional<String> fullName,
    boolean isActive,
    Set<Role> roles,
    Optional<DepartmentRef> department,
    boolean mfaEnabled,
    Instant createdAt,
    Optional<Instant> lastLoginAt) {

  public Me {
    roles = Collections.unmodifiableSet(new TreeSet<>(roles));
  }

  /** The department that an account belongs to (seed B11). */
  public record DepartmentRef(UUID id, String name) {}
}
