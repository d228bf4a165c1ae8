package org.headgate.sessions.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ResourceInfo;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.headgate.common.identity.Role;

/**
 * The roles of an operation, of which its caller needs one.
 *
 * @param names as its method or its resource names them
 */
record RequiredRoles(List<String> names) {

  RequiredRoles {
    names = List.copyOf(names);
  }

  /** Empty for public operations. */
  static Optional<RequiredRoles> of(ResourceInfo resource) {
    return Optional.ofNullable(resource.getResourceMethod().getAnnotation(RolesAllowed.class))
        .or(
            () ->
                Optional.ofNullable(resource.getResourceClass().getAnnotation(RolesAllowed.class)))
        .map(allowed -> new RequiredRoles(List.of(allowed.value())));
  }

  /**
   * The roles of a resource whose operations all need the same.
   *
   * @throws IllegalStateException when it names none
   */
  static RequiredRoles of(Class<?> resource) {
    return Optional.ofNullable(resource.getAnnotation(RolesAllowed.class))
        .map(allowed -> new RequiredRoles(List.of(allowed.value())))
        .orElseThrow(() -> new IllegalStateException(resource.getName() + " names no roles"));
  }

  boolean areMetBy(Collection<Role> held) {
    for (Role role : held) {
      if (names.contains(role.wireName())) {
        return true;
      }
    }
    return false;
  }

  boolean allowEveryone() {
    return names.contains(Role.USER_NAME);
  }
}
