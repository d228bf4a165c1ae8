package org.headgate.sessions.persistence;

import java.time.Instant;
import java.util.List;
import org.headgate.accounts.persistence.AccountView;

/**
 * A valid personal access token with its account, read by one statement.
 *
 * @param amr authentication methods of the session that created it (RFC 8176)
 */
public record PersonalTokenView(
    AccountView account,
    List<String> scopes,
    List<String> amr,
    Instant createdAt,
    Instant expiresAt) {

  public PersonalTokenView {
    scopes = List.copyOf(scopes);
    amr = List.copyOf(amr);
  }

  /** Constructor for JPQL, which reads arrays. */
  public PersonalTokenView(
      AccountView account, String[] scopes, String[] amr, Instant createdAt, Instant expiresAt) {
    this(account, List.of(scopes), List.of(amr), createdAt, expiresAt);
  }
}
