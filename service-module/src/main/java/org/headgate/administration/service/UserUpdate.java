package org.headgate.administration.service;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.headgate.administration.api.UserPatch;
import org.headgate.common.identity.AccountResponse;
import org.headgate.common.identity.Role;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;

/**
 * A validated patch of an account.
 *
 * @param active empty: stays
 * @param roles empty: stay; else {@code user} is among them
 * @param departmentIsNamed whether the department changes
 * @param department empty for none
 */
public record UserUpdate(
    Optional<Boolean> active,
    Optional<Set<Role>> roles,
    boolean departmentIsNamed,
    Optional<UUID> department) {

  /**
   * @throws InvalidRequestException when a member is {@code null} that cannot be
   */
  static UserUpdate of(UserPatch patch) {
    if (patch.isActive().isNamed() && patch.isActive().value().isEmpty()) {
      throw new InvalidRequestException(new FieldError("is_active", "must be true or false"));
    }
    if (patch.roles().isNamed() && patch.roles().value().isEmpty()) {
      throw new InvalidRequestException(new FieldError("roles", "must be a list of roles"));
    }
    return new UserUpdate(
        patch.isActive().value(),
        patch.roles().value().map(UserUpdate::withUser),
        patch.departmentId().isNamed(),
        patch.departmentId().value());
  }

  /** Whether an account that was an administrator could stop being one. */
  boolean mayRemoveAdministrator() {
    return active.filter(stays -> !stays).isPresent()
        || roles.filter(all -> !all.contains(Role.ADMIN)).isPresent();
  }

  boolean activeAfter(AccountResponse previous) {
    return active.orElse(previous.isActive());
  }

  Set<Role> rolesAfter(AccountResponse previous) {
    return roles.orElse(previous.roles());
  }

  Optional<UUID> departmentAfter(AccountResponse previous) {
    return departmentIsNamed
        ? department
        : previous.department().map(AccountResponse.DepartmentRef::id);
  }

  private static Set<Role> withUser(Set<Role> roles) {
    Set<Role> all = EnumSet.of(Role.USER);
    all.addAll(roles);
    return all;
  }
}
