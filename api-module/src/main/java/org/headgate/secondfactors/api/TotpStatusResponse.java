package org.headgate.secondfactors.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The second factor of an account.
 *
 * @param enabled whether an authenticator app is active
 * @param recoveryCodesLeft unused recovery codes, 0 to 12
 */
@Schema(name = "TotpState")
public record TotpStatusResponse(boolean enabled, long recoveryCodesLeft) {}
