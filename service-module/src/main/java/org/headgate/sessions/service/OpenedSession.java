package org.headgate.sessions.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.headgate.common.identity.AccountAtEpoch;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.SessionId;
import org.headgate.common.identity.UserId;
import org.headgate.common.json.JsonMappers;
import org.headgate.sessions.persistence.RotatedSession;
import org.headgate.sessions.persistence.SessionEntity;

/**
 * A session that was just started or refreshed, with everything its tokens contain.
 *
 * @param account as it was authenticated
 * @param claims the department and the attributes of the account, as far as it has them
 * @param remaining how long it goes on from now unless it is refreshed
 */
public record OpenedSession(
    SessionId session,
    AccountAtEpoch account,
    EmailAddress email,
    Set<Role> roles,
    List<String> amr,
    Instant authenticatedAt,
    Map<String, Object> claims,
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
        claims(rotated.claims()),
        remaining,
        token);
  }

  static OpenedSession of(
      SessionEntity session,
      AccountAtEpoch account,
      String email,
      List<String> roles,
      String claims,
      RefreshToken token,
      Duration remaining) {
    return new OpenedSession(
        new SessionId(session.id()),
        account,
        EmailAddress.stored(email),
        named(roles),
        session.amr(),
        session.createdAt(),
        claims(claims),
        remaining,
        token);
  }

  private static Map<String, Object> claims(String json) {
    try {
      return JsonMappers.lenient().readValue(json, new TypeReference<Map<String, Object>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database writes JSON", e);
    }
  }

  private static Set<Role> named(List<String> roles) {
    return roles.stream().map(Role::named).collect(Collectors.toUnmodifiableSet());
  }
}
