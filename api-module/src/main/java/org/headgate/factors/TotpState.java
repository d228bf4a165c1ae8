package org.headgate.factors;

/**
 * How an account is secured besides its password.
 *
 * @param enabled whether an authenticator app is in force
 * @param recoveryCodesLeft how many of the codes were not used, 0 to 12
 */
public record TotpState(boolean enabled, long recoveryCodesLeft) {}
