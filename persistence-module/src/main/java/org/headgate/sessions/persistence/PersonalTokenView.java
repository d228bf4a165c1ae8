package org.headgate.sessions.persistence;

import java.time.Instant;
import java.util.List;
import org.headgate.accounts.persistence.AccountView;

/**
 * A personal access token that is good, with its account, as one statement reads them.
 *
 * @param amr how the session was proven that made it (RFC 8176)
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

  /** For JPQL, which reads arrays. */
  public PersonalTokenView(
      AccountView account, String[] scopes, String[] amr, Instant createdAt, Instant expiresAt) {
    this(account, List.of(scopes), List.of(amr), createdAt, expiresAt);
  }
}
