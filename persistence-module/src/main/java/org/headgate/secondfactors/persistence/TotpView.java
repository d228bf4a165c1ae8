package org.headgate.secondfactors.persistence;

/**
 * The secret of an authenticator app.
 *
 * @param confirmed whether it is active
 */
public record TotpView(EncryptedSecret secret, boolean confirmed) {}
