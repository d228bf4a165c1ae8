package org.headgate.sessions.service;

import java.util.Collection;
import java.util.List;

/** The strength of a session's authentication, as values of the claim {@code acr}. */
public final class AuthenticationContext {

  /** One factor: a password, or a mailed code. */
  public static final String SINGLE_FACTOR = "urn:headgate:acr:single-factor";

  /** Two factors, or a passkey, which counts as two. */
  public static final String MULTI_FACTOR = "urn:headgate:acr:multi-factor";

  /** All values, weaker first. */
  public static final List<String> ALL = List.of(SINGLE_FACTOR, MULTI_FACTOR);

  private static final String SEVERAL_FACTORS = "mfa";

  private AuthenticationContext() {}

  /**
   * The value for a session.
   *
   * @param amr its authentication methods (RFC 8176)
   */
  static String of(Collection<String> amr) {
    return amr.contains(SEVERAL_FACTORS) ? MULTI_FACTOR : SINGLE_FACTOR;
  }
}
