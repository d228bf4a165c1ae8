package org.headgate.accounts.persistence.imports;

import java.util.UUID;

/**
 * An account that has an address.
 *
 * @param makesWay whether it is a sign-up that nobody verified
 */
public record AddressHolder(UUID account, String email, boolean makesWay) {}
