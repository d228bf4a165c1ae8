package org.headgate.accounts.persistence.imports;

import java.util.UUID;

/**
 * An account that already has an address.
 *
 * @param makesWay whether it is an unverified sign-up, which is replaced
 */
public record AddressHolder(UUID accountId, String email, boolean makesWay) {}
