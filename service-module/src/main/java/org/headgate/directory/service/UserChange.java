package org.headgate.directory.service;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.headgate.accounts.Me;
import org.headgate.directory.UserPatch;
import org.headgate.identity.Role;
import org.headgate.problem.FieldError;
import org.headgate.problem.InvalidRequest;

/**
 * A patch of an account that is sound in itself.
 *
 * @param active empty: stays
 * @param roles empty: stay; else {@code user} is among them
 * @param departmentIsNamed whether the department changes
 * @param department empty for none
 */
public record UserChange(
    Optional<Boolean> active,
    Optional<Set<Role>> roles,
    boolean departmentIsNamed,
    Optional<UUID> department) {

  /**
   * @throws InvalidRequest when a member is {@code null} that cannot be
   */
  static UserChange of(UserPatch patch) {
    if (patch.isActive().isNamed() && patch.isActive().value().isEmpty()) {
      throw new InvalidRequest(new FieldError("is_active", "must be true or false"));
    }
    if (patch.roles().isNamed() && patch.roles().value().isEmpty()) {
      throw new InvalidRequest(new FieldError("roles", "must be a list of roles"));
    }
    return new UserChange(
        patch.isActive().value(),
        patch.roles().value().map(UserChange::withUser),
        patch.departmentId().isNamed(),
        patch.departmentId().value());
  }

  /** Whether an administrator could be none afterwards. */
  boolean mayUnmakeAdministrator() {
    return active.filter(stays -> !stays).isPresent()
        || roles.filter(all -> !all.contains(Role.ADMIN)).isPresent();
  }

  boolean activeAfter(Me before) {
    return active.orElse(before.isActive());
  }

  Set<Role> rolesAfter(Me before) {
    return roles.orElse(before.roles());
  }

  Optional<UUID> departmentAfter(Me before) {
    return departmentIsNamed ? department : before.department().map(Me.DepartmentRef::id);
  }

  private static Set<Role> withUser(Set<Role> roles) {
    Set<Role> all = EnumSet.of(Role.USER);
    all.addAll(roles);
    return all;
  }
}
