package org.headgate.factors.service;

import org.headgate.identity.EmailAddress;
import org.headgate.identity.SessionId;
import org.headgate.identity.persistence.JudgedAccount;

/**
 * For whom a passkey is made.
 *
 * @param account as it was when its owner was asked for a proof
 * @param displayName as the person knows themself
 */
public record PasskeyOwner(
    JudgedAccount account, SessionId session, EmailAddress email, String displayName) {}
