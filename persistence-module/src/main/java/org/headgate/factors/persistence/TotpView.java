package org.headgate.factors.persistence;

/**
 * A secret shared with an app.
 *
 * @param confirmed whether it is in force
 */
public record TotpView(SealedSecret secret, boolean confirmed) {}
