package org.headgate.accounts.persistence;

import java.util.Optional;
import org.headgate.common.identity.Role;

/**
 * Search criteria for accounts; an empty one matches all.
 *
 * @param query a part of the e-mail address or the full name, case ignored; labels of the domain in
 *     either spelling
 * @param emailRefused whether the present rules would refuse the address
 * @param emailBounced whether the mail server permanently refused the address
 * @param after only accounts whose address sorts after this one
 */
public record AccountSearchCriteria(
    Optional<String> query,
    Optional<Boolean> active,
    Optional<Role> role,
    Optional<Boolean> emailRefused,
    Optional<Boolean> emailBounced,
    Optional<String> after) {}
