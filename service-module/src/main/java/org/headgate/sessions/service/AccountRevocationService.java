package org.headgate.sessions.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.headgate.accounts.persistence.AccountEpochRepository;
import org.headgate.accounts.persistence.EmailChangeRepository;
import org.headgate.common.identity.SessionId;
import org.headgate.common.identity.UserId;
import org.headgate.sessions.persistence.SessionRepository;

/**
 * Voids every session and log-in that began with old credentials, always in the caller's
 * transaction. First the account's epoch is raised, which voids every log-in that is not complete:
 * codes, challenges and known devices; then its sessions are ended. The order matters: a session
 * that the second step cannot see yet is refused by the first.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class AccountRevocationService {

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject SessionEvents sessionEvents;
  @Inject Clock clock;

  /**
   * Raises the epoch and ends every session.
   *
   * @return how many were open
   */
  public int revoke(UserId accountId, String reason) {
    epochs().raise(accountId.value());
    return endAll(accountId, reason);
  }

  /** Raises the epoch and ends every session but one. */
  public void revokeOthers(UserId accountId, SessionId sessionToKeep, String reason) {
    epochs().raise(accountId.value());
    endOthers(accountId, sessionToKeep, reason);
  }

  /**
   * Ends every session of an account whose epoch was raised together with the change.
   *
   * @return how many were open
   */
  public int endAll(UserId accountId, String reason) {
    emailChanges().remove(accountId.value());
    List<UUID> ended = sessions().endAllByAccount(accountId.value(), reason, clock.instant());
    sessionEvents.ended(accountId, ended, reason);
    return ended.size();
  }

  /** As {@link #endAll}, except for one session. */
  public void endOthers(UserId accountId, SessionId sessionToKeep, String reason) {
    emailChanges().remove(accountId.value());
    sessionEvents.ended(
        accountId,
        sessions()
            .endOthersByAccount(accountId.value(), sessionToKeep.value(), reason, clock.instant()),
        reason);
  }

  private AccountEpochRepository epochs() {
    return new AccountEpochRepository(entityManager);
  }

  private SessionRepository sessions() {
    return new SessionRepository(entityManager);
  }

  private EmailChangeRepository emailChanges() {
    return new EmailChangeRepository(entityManager);
  }
}
