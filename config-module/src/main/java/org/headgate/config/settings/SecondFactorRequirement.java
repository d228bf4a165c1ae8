package org.headgate.config.settings;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.headgate.common.identity.Role;

/**
 * Whether whoever uses the roles {@code operator} and {@code admin} must have logged in with a
 * second factor (OWASP ASVS 4.3.1). Where they must, such an account without one is a plain user's:
 * it can log in and set a second factor up, and has its roles with the next log-in.
 */
public enum SecondFactorRequirement {
  OPTIONAL,
  REQUIRED;

  private static final String SEVERAL_FACTORS = "mfa";

  /**
   * @param amr how the session was proven (RFC 8176)
   */
  public boolean isMetBy(Collection<String> amr) {
    return this == OPTIONAL || amr.contains(SEVERAL_FACTORS);
  }

  /** Those of the account's roles that a session may use. */
  public Set<Role> inForce(Set<Role> roles, Collection<String> amr) {
    return isMetBy(amr)
        ? roles
        : roles.stream().filter(Role.USER::equals).collect(Collectors.toUnmodifiableSet());
  }
}
