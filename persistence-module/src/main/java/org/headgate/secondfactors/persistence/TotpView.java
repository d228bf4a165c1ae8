package org.headgate.secondfactors.persistence;

/**
 * A secret shared with an app.
 *
 * @param confirmed whether it is in force
 */
public record TotpView(EncryptedSecret secret, boolean confirmed) {}
