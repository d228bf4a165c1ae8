package org.headgate.sessions.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The first factor was right, and the account needs a second one.
 *
 * @param status always {@code mfa_required}
 * @param mfaToken identifies this log-in to {@code POST /auth/mfa}; valid for 5 minutes and one
 *     log-in, and no access token
 * @param methods the second factors of the account: {@code totp}, {@code passkey}, {@code
 *     recovery_code}
 */
@Schema(name = "MfaRequired")
public record MfaRequiredResponse(String status, String mfaToken, List<String> methods)
    implements LoginResponse {

  /** The one value of the member {@code status}. */
  public static final String STATUS = "mfa_required";

  public MfaRequiredResponse {
    methods = List.copyOf(methods);
  }

  public MfaRequiredResponse(String mfaToken, List<String> methods) {
    this(STATUS, mfaToken, methods);
  }

  /** Leaves out the token. */
  @Override
  public String toString() {
    return "MfaRequired" + methods;
  }
}
