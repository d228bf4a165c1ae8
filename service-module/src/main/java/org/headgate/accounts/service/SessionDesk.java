package org.headgate.accounts.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.headgate.accounts.AccountSettings;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.accounts.persistence.Accounts;
import org.headgate.accounts.persistence.Arrival;
import org.headgate.accounts.persistence.Entrant;
import org.headgate.accounts.persistence.SessionEntity;
import org.headgate.accounts.persistence.SessionStarts;
import org.headgate.accounts.persistence.Sessions;
import org.headgate.audit.service.AuditTrail;
import org.headgate.audit.service.Deed;
import org.headgate.crypto.service.Ids;
import org.headgate.crypto.service.KeyRing;
import org.headgate.identity.EmailAddress;
import org.headgate.identity.Role;
import org.headgate.identity.SessionId;
import org.headgate.identity.UserId;
import org.headgate.identity.persistence.JudgedAccount;
import org.headgate.network.service.Visitor;

/** Begins, carries on and ends sessions, each in one short transaction on the platform database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class SessionDesk {

  @Inject Accounts accounts;
  @Inject Sessions sessions;
  @Inject SessionStarts starts;
  @Inject AccountRevocationService revocation;
  @Inject Visitor visitor;
  @Inject Notices notices;
  @Inject KeyRing keys;
  @Inject Ids ids;
  @Inject Clock clock;
  @Inject AccountSettings settings;
  @Inject AuditTrail trail;

  /**
   * Begins a session of whoever needs no second proof.
   *
   * @param amr how the caller proved itself (RFC 8176)
   * @return empty when the account is not any more what was judged
   */
  public Optional<OpenedSession> open(JudgedAccount account, List<String> amr, Device device) {
    return begin(next(), account, amr, device, true).flatMap(Beginning::session);
  }

  /**
   * Begins a session, unless the account asks for a second proof.
   *
   * @param amr how the caller proved itself (RFC 8176)
   * @return empty when the account is not any more what was judged
   */
  public Optional<Beginning> begin(JudgedAccount account, List<String> amr, Device device) {
    return begin(next(), account, amr, device, false);
  }

  /**
   * As {@link #begin}, for a device that is known to the account: its owner is told nothing, so
   * that one statement, outside of any transaction, does it all. It may be repeated.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<Beginning> beginAtOnce(
      SessionId id, JudgedAccount account, List<String> amr, Device device) {
    return begin(id, account, amr, device, false);
  }

  private SessionId next() {
    return new SessionId(ids.next());
  }

  private Optional<Beginning> begin(
      SessionId id, JudgedAccount account, List<String> amr, Device device, boolean proven) {
    Instant now = clock.instant();
    RefreshToken first = new RefreshToken(id, 0);
    SessionEntity session =
        new SessionEntity(
            id.value(),
            account.id().value(),
            first.hash(keys),
            amr,
            now,
            now.plus(settings.sessions().idle()),
            device.userAgent(),
            device.address());
    Deed deed =
        Deed.of(AccountDeeds.LOG_IN)
            .by(account.id())
            .on(account.id())
            .with("session", id.toString())
            .with("amr", String.join(" ", amr));
    Arrival arrival = new Arrival(account, proven, visitor.isKnownTo(account));
    return trail
        .recordBy(deed, row -> starts.start(session, arrival, row))
        .map(entrant -> beginning(entrant, account, session, first, device));
  }

  private Beginning beginning(
      Entrant entrant,
      JudgedAccount account,
      SessionEntity session,
      RefreshToken first,
      Device device) {
    if (entrant.halfway()) {
      return new Beginning(Optional.empty());
    }
    if (entrant.news()) {
      tellOfNewDevice(account.id(), device);
    }
    return new Beginning(
        Optional.of(
            opened(
                session, account, entrant.email(), entrant.roles(), first, session.createdAt())));
  }

  private void tellOfNewDevice(UserId owner, Device device) {
    Map<NoticeFact, String> facts = new EnumMap<>(NoticeFact.class);
    device.userAgent().ifPresent(agent -> facts.put(NoticeFact.DEVICE, agent));
    device.address().ifPresent(address -> facts.put(NoticeFact.NETWORK, address));
    notices.order(owner, Notice.NEW_DEVICE, facts);
  }

  /**
   * Rotates a refresh token. A token that was rotated away less than the grace ago gives the same
   * successor again, for two tabs that refresh at once; one that is older ends the session, and
   * that must be committed: hence a result.
   */
  public RefreshResult refresh(RefreshToken token, Device device) {
    Instant now = clock.instant();
    RefreshToken next = token.successor();
    boolean rotated =
        sessions.rotate(
            token.session().value(),
            token.generation(),
            token.hash(keys),
            next.hash(keys),
            now,
            settings.sessions(),
            device.userAgent(),
            device.address());
    Optional<AccountView> account =
        accounts.byOpenSession(token.session().value(), now).filter(AccountView::active);
    Optional<SessionEntity> session =
        account.flatMap(found -> sessions.find(token.session().value()));
    if (session.isEmpty()) {
      return new RefreshResult.Refused();
    }
    if (rotated || isInGrace(session.get(), token, now)) {
      AccountView owner = account.get();
      return new RefreshResult.Refreshed(
          opened(session.get(), owner.judged(), owner.email(), owner.roles(), next, now));
    }
    sessions.end(token.session().value(), "refresh_token_reused", now);
    trail.record(
        Deed.of(AccountDeeds.REFRESH_REUSED)
            .on(new UserId(account.get().id()))
            .refused("session_ended")
            .with("session", token.session().toString()));
    return new RefreshResult.Reused();
  }

  private boolean isInGrace(SessionEntity session, RefreshToken token, Instant now) {
    int rotationsSince = session.generation() - token.generation();
    return rotationsSince >= 1
        && rotationsSince <= session.rotations().size()
        && !session
            .rotations()
            .get(rotationsSince - 1)
            .plus(AccountSettings.ROTATION_GRACE)
            .isBefore(now);
  }

  /** One round trip, outside of any transaction: the open sessions, the newest first. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public List<SessionEntity> openOf(UserId account, Optional<UUID> after, int most) {
    return sessions.openOf(account.value(), clock.instant(), after, most);
  }

  /** One round trip, outside of any transaction: when the log-in of a session was. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<Instant> begunAt(SessionId session) {
    return sessions.find(session.value()).map(SessionEntity::createdAt);
  }

  /**
   * @return whether it was open until now, and the account's
   */
  public boolean endOwn(UserId account, SessionId session) {
    boolean ended =
        sessions.endOwn(account.value(), session.value(), "ended_by_owner", clock.instant());
    if (ended) {
      trail.record(
          Deed.of(AccountDeeds.END_SESSION).on(account).with("session", session.toString()));
    }
    return ended;
  }

  /** Ends every session of an account, and voids what was judged and is not begun yet. */
  public void endAll(UserId account, String reason) {
    int ended = revocation.revoke(account, reason);
    trail.record(
        Deed.of(AccountDeeds.END_SESSIONS)
            .on(account)
            .with("why", reason)
            .with("sessions", String.valueOf(ended)));
  }

  /** Ends the session of a token at its owner's wish; one that has ended stays so. */
  public void logOut(SessionId session) {
    if (!sessions.end(session.value(), "logout", clock.instant())) {
      return;
    }
    sessions
        .find(session.value())
        .map(found -> new UserId(found.accountId()))
        .ifPresent(
            user ->
                trail.record(
                    Deed.of(AccountDeeds.LOG_OUT)
                        .by(user)
                        .on(user)
                        .with("session", session.toString())));
  }

  private OpenedSession opened(
      SessionEntity session,
      JudgedAccount account,
      String email,
      List<String> roles,
      RefreshToken token,
      Instant now) {
    return new OpenedSession(
        new SessionId(session.id()),
        account,
        EmailAddress.stored(email),
        roles.stream().map(Role::named).collect(Collectors.toUnmodifiableSet()),
        session.amr(),
        session.createdAt(),
        settings.sessions().remaining(session.createdAt(), now),
        token);
  }

  /** One round trip, outside of any transaction: the account of a token's session. */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<AccountView> account(BearerClaims token) {
    UUID session = token.session().value();
    return accounts.bySession(session, token.kid(), clock.instant());
  }
}
