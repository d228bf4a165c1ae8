package org.headgate.accounts.persistence;

import org.headgate.identity.persistence.JudgedAccount;

/**
 * How somebody with a right proof stands at the door.
 *
 * @param account as it was judged: a session of another epoch is not begun
 * @param proven whether no second proof is needed: one was given, or the first counts for two
 * @param known whether the device logged in to the account before
 */
public record Arrival(JudgedAccount account, boolean proven, boolean known) {}
