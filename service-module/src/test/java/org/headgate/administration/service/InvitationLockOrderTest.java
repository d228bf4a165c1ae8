package org.headgate.administration.service;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.headgate.common.identity.UserId;
import org.headgate.common.problem.ResourceNotFoundException;
import org.headgate.common.service.Precondition;
import org.headgate.pool.persistence.LocalUnit;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.pool.service.guard.LockingTransaction;
import org.junit.jupiter.api.Test;

/** An invitation that is accepted and withdrawn at the same time, on a real PostgreSQL. */
class InvitationLockOrderTest {

  private final UUID accountId = UUID.randomUUID();

  /** The acceptance locks the code before the account. */
  @Test
  void withdrawalWaitsForAcceptanceAndDoesNotDeadlock() throws SQLException {
    try (DispatchDatabase database = DispatchDatabase.started();
        LocalUnit unit = database.unit();
        LockingTransaction acceptance = LockingTransaction.begin(database)) {
      invite(database);
      acceptance.execute("select id from platform.one_time_code for update");
      CompletableFuture<Void> withdrawal = CompletableFuture.runAsync(() -> withdraw(unit));
      acceptance.awaitWaiting(1);

      acceptance.execute("update platform.account set email_verified_at = now()");
      acceptance.commit();

      assertThatThrownBy(withdrawal::join).hasCauseInstanceOf(ResourceNotFoundException.class);
    }
  }

  private void withdraw(LocalUnit unit) {
    unit.run(
        entityManager -> {
          InvitationService service = new InvitationService();
          service.entityManager = entityManager;
          service.withdraw(new UserId(accountId), Precondition.NONE);
        });
  }

  private void invite(DispatchDatabase database) {
    database.update(
        """
        insert into platform.account (id, email, password_hash, created_at, is_provisioned)
        values ('%s', 'invited@example.org', '-', now(), true)
        """
            .formatted(accountId));
    database.update(
        """
        insert into platform.invitation (account_id, invited_at, sent_at, lifetime_seconds)
        values ('%s', now(), now(), 3600)
        """
            .formatted(accountId));
    database.update(
        """
        insert into platform.one_time_code (id, account_id, purpose, code_hash, created_at, expires_at)
        values (gen_random_uuid(), '%s', 'invitation', '\\x00', now(), now() + interval '1 hour')
        """
            .formatted(accountId));
  }
}
