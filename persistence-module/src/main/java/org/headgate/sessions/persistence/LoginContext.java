package org.headgate.sessions.persistence;

import org.headgate.common.identity.AccountAtEpoch;

/**
 * The context of a log-in whose credential was right.
 *
 * @param account as it was authenticated: no session is started in another epoch
 * @param proven whether no second factor is needed: one was given, or the first counts for two
 * @param known whether the device logged in to the account before
 */
public record LoginContext(AccountAtEpoch account, boolean proven, boolean known) {}
