package org.headgate.sessions.service;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.headgate.common.identity.TokenScope;

/**
 * The owner and scopes of a personal access token, as the database had them when the request was
 * authenticated.
 *
 * @param scopes what the token may be used for
 * @param amr how the session was proven that made it (RFC 8176)
 */
public record PersonalTokenCaller(CallerAccount account, Set<TokenScope> scopes, List<String> amr) {

  public PersonalTokenCaller {
    Objects.requireNonNull(account, "account");
    scopes = Set.copyOf(scopes);
    amr = List.copyOf(amr);
  }
}
