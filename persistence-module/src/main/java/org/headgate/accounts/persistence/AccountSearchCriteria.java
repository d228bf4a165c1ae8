package org.headgate.accounts.persistence;

import java.util.Optional;
import org.headgate.common.identity.Role;

/**
 * Search criteria for accounts; an empty one matches all.
 *
 * @param query a part of the e-mail address or the full name, in whatever case; labels of the
 *     domain in either spelling
 * @param emailRefused whether the address is one that nothing is mailed to any more
 * @param emailBounced whether the mail server takes nothing for the address
 * @param after only those whose address sorts after this one
 */
public record AccountSearchCriteria(
    Optional<String> query,
    Optional<Boolean> active,
    Optional<Role> role,
    Optional<Boolean> emailRefused,
    Optional<Boolean> emailBounced,
    Optional<String> after) {}
