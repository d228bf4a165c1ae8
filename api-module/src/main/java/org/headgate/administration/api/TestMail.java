package org.headgate.administration.api;

import org.headgate.common.identity.EmailAddress;

/**
 * A test mail that is being sent.
 *
 * @param to the caller's own address
 */
public record TestMail(EmailAddress to) {}
