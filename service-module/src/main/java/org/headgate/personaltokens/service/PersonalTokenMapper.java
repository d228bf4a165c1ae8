package org.headgate.personaltokens.service;

import org.headgate.common.identity.TokenScope;
import org.headgate.personaltokens.api.PersonalTokenSummary;
import org.headgate.sessions.persistence.PersonalTokenEntity;
import org.headgate.sessions.service.PersonalToken;

/** Maps personal access tokens to responses. */
final class PersonalTokenMapper {

  private PersonalTokenMapper() {}

  static PersonalTokenSummary summary(PersonalTokenEntity token) {
    return new PersonalTokenSummary(
        token.id(),
        token.name(),
        PersonalToken.prefix(token.id()),
        TokenScope.known(token.scopes()).stream().toList(),
        token.createdAt(),
        token.expiresAt(),
        token.lastUsedAt());
  }
}
