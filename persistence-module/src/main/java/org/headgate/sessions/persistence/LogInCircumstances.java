package org.headgate.sessions.persistence;

import org.headgate.common.identity.JudgedAccount;

/**
 * With what somebody with a right proof logs in.
 *
 * @param account as it was judged: a session of another epoch is not begun
 * @param proven whether no second proof is needed: one was given, or the first counts for two
 * @param known whether the device logged in to the account before
 */
public record LogInCircumstances(JudgedAccount account, boolean proven, boolean known) {}
