package org.headgate.accounts.service;

import java.util.Optional;

/**
 * What came of a right first proof.
 *
 * @param session empty when a second proof is asked for
 */
public record Beginning(Optional<OpenedSession> session) {}
