package org.headgate.accounts.persistence;

import java.util.Optional;

/**
 * The changes of an account by its owner.
 *
 * @param fullNameIsNamed whether the name changes
 * @param fullName the new name; empty when it is removed or stays
 * @param locale empty when it stays
 * @param timeZone empty when it stays
 */
public record AccountUpdate(
    boolean fullNameIsNamed,
    Optional<String> fullName,
    Optional<String> locale,
    Optional<String> timeZone) {}
