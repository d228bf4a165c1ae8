package org.headgate.accounts.persistence;

/**
 * How somebody with a right proof stands at the door.
 *
 * @param proven whether no second proof is needed: one was given, or the first counts for two
 * @param known whether the device logged in to the account before
 */
public record Arrival(boolean proven, boolean known) {}
