package org.headgate.sessions.service;

import java.util.Collection;
import java.util.List;

/** How strongly a session was proven, by the values of the claim {@code acr}. */
public final class AuthenticationContext {

  /** One factor: a password, or a code from the mailbox. */
  public static final String SINGLE_FACTOR = "urn:headgate:acr:single-factor";

  /** Two factors, or a passkey, which is two by itself. */
  public static final String MULTI_FACTOR = "urn:headgate:acr:multi-factor";

  /** All values, the weaker first. */
  public static final List<String> ALL = List.of(SINGLE_FACTOR, MULTI_FACTOR);

  private static final String SEVERAL_FACTORS = "mfa";

  private AuthenticationContext() {}

  /**
   * The value for a session.
   *
   * @param amr how it was proven (RFC 8176)
   */
  static String of(Collection<String> amr) {
    return amr.contains(SEVERAL_FACTORS) ? MULTI_FACTOR : SINGLE_FACTOR;
  }
}
