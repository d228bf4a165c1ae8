package org.headgate.factors.service;

import org.headgate.identity.EmailAddress;
import org.headgate.identity.UserId;

/**
 * For whom a passkey is made.
 *
 * @param displayName as the person knows themself
 */
public record PasskeyOwner(UserId account, EmailAddress email, String displayName) {}
