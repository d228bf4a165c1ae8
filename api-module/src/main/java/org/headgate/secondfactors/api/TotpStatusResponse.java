package org.headgate.secondfactors.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How an account is secured besides its password.
 *
 * @param enabled whether an authenticator app is in force
 * @param recoveryCodesLeft how many of the codes were not used, 0 to 12
 */
@Schema(name = "TotpState")
public record TotpStatusResponse(boolean enabled, long recoveryCodesLeft) {}
