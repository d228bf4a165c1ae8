package org.headgate.sessions.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.SessionId;
import org.headgate.common.identity.UserId;
import org.headgate.sessions.persistence.RotatedSession;
import org.headgate.sessions.persistence.SessionEntity;

/**
 * A session that was just started or refreshed, with everything its tokens contain.
 *
 * @param account as it was authenticated
 * @param remaining how long it goes on from now unless it is refreshed
 */
public record OpenedSession(
    SessionId session,
    AccountAtEpoch account,
    EmailAddress email,
    Set<Role> roles,
    List<String> amr,
    Instant authenticatedAt,
    Duration remaining,
    RefreshToken refreshToken) {

  static OpenedSession of(RotatedSession rotated, RefreshToken token, Duration remaining) {
    return new OpenedSession(
        token.session(),
        new AccountAtEpoch(new UserId(rotated.accountId()), rotated.epoch()),
        EmailAddress.stored(rotated.email()),
        named(rotated.roles()),
        rotated.amr(),
        rotated.createdAt(),
        remaining,
        token);
  }

  static OpenedSession of(
      SessionEntity session,
      AccountAtEpoch account,
      String email,
      List<String> roles,
      RefreshToken token,
      Duration remaining) {
    return new OpenedSession(
        new SessionId(session.id()),
        account,
        EmailAddress.stored(email),
        named(roles),
        session.amr(),
        session.createdAt(),
        remaining,
        token);
  }

  private static Set<Role> named(List<String> roles) {
    return roles.stream().map(Role::named).collect(Collectors.toUnmodifiableSet());
  }
}
