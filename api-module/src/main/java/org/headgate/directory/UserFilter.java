package org.headgate.directory;

import java.util.Optional;
import org.headgate.identity.Role;

/**
 * Which accounts.
 *
 * @param query a part of the e-mail address or the full name, in whatever case
 * @param after only those whose address sorts after this one
 */
public record UserFilter(
    Optional<String> query,
    Optional<Boolean> active,
    Optional<Role> role,
    Optional<String> after) {}
