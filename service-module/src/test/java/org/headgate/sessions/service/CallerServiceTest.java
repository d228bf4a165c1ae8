package org.headgate.sessions.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.persistence.AccountRepository;
import org.headgate.accounts.persistence.AccountView;
import org.headgate.accounts.service.AccountMapper;
import org.headgate.common.identity.SessionId;
import org.headgate.pool.persistence.LocalUnit;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The callers of requests whose responses last long, on a real PostgreSQL. */
class CallerServiceTest {

  private static final Instant NOW = Instant.parse("2126-11-20T09:00:00Z");
  @AutoClose private static final DispatchDatabase DATABASE = DispatchDatabase.started();
  @AutoClose private static final LocalUnit UNIT = DATABASE.unit();

  private final UUID id = UUID.randomUUID();

  @Test
  void callerIsFoundUntilTheSessionEnds() {
    DATABASE.update(
        """
        insert into platform.session (id, account_id, token_hash, amr, created_at, last_used_at, expires_at)
        values ('%s', '%s', '\\x00', '{pwd}', now(), now(), '2126-11-20T10:00:00Z')
        """
            .formatted(id, DispatchDatabase.OWNER));
    CallerAccount caller = caller(Optional.of(new SessionId(id)), Optional.empty());
    assertThat(ownerNow(caller)).contains(DispatchDatabase.OWNER);

    DATABASE.update("update platform.session set ended_at = now() where id = '%s'".formatted(id));

    assertThat(ownerNow(caller)).isEmpty();
  }

  @Test
  void callerIsFoundUntilTheTokenIsWithdrawn() {
    DATABASE.update(
        """
        insert into platform.personal_token (id, account_id, epoch, name, token_hash, scopes, amr, created_at, expires_at)
        select '%s', id, epoch, 'Backup', '\\x00', '{account:read}', '{pwd}', now(), '2126-11-20T10:00:00Z'
          from platform.account where id = '%s'
        """
            .formatted(id, DispatchDatabase.OWNER));
    CallerAccount caller = caller(Optional.empty(), Optional.of(id));
    assertThat(ownerNow(caller)).contains(DispatchDatabase.OWNER);

    DATABASE.update("delete from platform.personal_token where id = '%s'".formatted(id));

    assertThat(ownerNow(caller)).isEmpty();
  }

  private static CallerAccount caller(Optional<SessionId> sessionId, Optional<UUID> tokenId) {
    AccountView owner =
        UNIT.read(
            entityManager ->
                new AccountRepository(entityManager).byId(DispatchDatabase.OWNER).orElseThrow());
    return new CallerAccount(
        AccountMapper.toResponse(owner), owner.accountAtEpoch(), sessionId, tokenId);
  }

  private static Optional<UUID> ownerNow(CallerAccount caller) {
    return UNIT.read(
        entityManager -> {
          CallerService service = new CallerService();
          service.entityManager = entityManager;
          service.clock = Clock.fixed(NOW, ZoneOffset.UTC);
          return service.accountNow(caller).map(AccountView::id);
        });
  }
}
