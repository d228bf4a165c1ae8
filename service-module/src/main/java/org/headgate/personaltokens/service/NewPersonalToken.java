package org.headgate.personaltokens.service;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.headgate.common.identity.TokenScope;
import org.headgate.sessions.service.PersonalToken;

/** A validated personal access token that is to be stored. */
record NewPersonalToken(
    PersonalToken token, String name, Set<TokenScope> scopes, Instant expiresAt) {

  NewPersonalToken {
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }

  /** Whether it has scopes that need a role. */
  boolean isPrivileged() {
    return scopes.stream().anyMatch(scope -> !scope.area().isForEveryAccount());
  }
}
