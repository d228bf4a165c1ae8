package org.headgate.accounts;

import java.util.List;

/**
 * The first proof was right, and the account asks for a second one.
 *
 * @param status always {@code mfa_required}
 * @param mfaToken names this log-in to {@code POST /auth/mfa}; good for 5 minutes and one log-in,
 *     and worth nothing as an access token
 * @param methods what the account can be proved by: {@code totp}, {@code passkey}, {@code
 *     recovery_code}
 */
public record MfaRequired(String status, String mfaToken, List<String> methods)
    implements LogInAnswer {

  /** The one value of the member {@code status}. */
  public static final String STATUS = "mfa_required";

  public MfaRequired {
    methods = List.copyOf(methods);
  }

  public MfaRequired(String mfaToken, List<String> methods) {
    this(STATUS, mfaToken, methods);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "MfaRequired" + methods;
  }
}
