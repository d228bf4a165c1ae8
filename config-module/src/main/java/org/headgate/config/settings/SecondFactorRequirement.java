package org.headgate.config.settings;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.headgate.common.identity.Role;

/**
 * Whether sessions with the roles {@code operator} and {@code admin} need a second factor (OWASP
 * ASVS 4.3.1). If so, an account without one can log in and enrol one but has only the rights of a
 * user until the next log-in.
 */
public enum SecondFactorRequirement {
  OPTIONAL,
  REQUIRED;

  private static final String SEVERAL_FACTORS = "mfa";

  /**
   * @param amr authentication methods of the session (RFC 8176)
   */
  public boolean isMetBy(Collection<String> amr) {
    return this == OPTIONAL || amr.contains(SEVERAL_FACTORS);
  }

  /** The account's roles that a session may use. */
  public Set<Role> inForce(Set<Role> roles, Collection<String> amr) {
    return isMetBy(amr)
        ? roles
        : roles.stream().filter(Role.USER::equals).collect(Collectors.toUnmodifiableSet());
  }
}
