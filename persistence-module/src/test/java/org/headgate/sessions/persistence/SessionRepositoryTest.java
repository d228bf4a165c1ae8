package org.headgate.sessions.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions in PostgreSQL. */
class SessionRepositoryTest {

  @AutoClose private static final TestDatabase DATABASE = TestDatabase.start(PoolName.PLATFORM);

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private final UUID accountId = UUID.randomUUID();
  private final UUID sessionId = UUID.randomUUID();

  @BeforeEach
  void signUp() {
    DATABASE.addAccount(accountId, accountId + "@example.org");
  }

  @Test
  void openSessionEndsOnce() {
    begin(now.plus(Duration.ofHours(1)));

    assertThat(end()).isTrue();
    assertThat(end()).isFalse();
  }

  @Test
  void expiredSessionIsNotEnded() {
    begin(now.minusSeconds(1));

    assertThat(end()).isFalse();
  }

  private void begin(Instant expiresAt) {
    DATABASE.run(
        entityManager ->
            entityManager.persist(
                new SessionEntity(
                    sessionId,
                    accountId,
                    new byte[] {1},
                    List.of("pwd"),
                    now.minus(Duration.ofDays(1)),
                    expiresAt,
                    Optional.empty(),
                    Optional.empty())));
  }

  private boolean end() {
    return DATABASE.call(
        entityManager -> new SessionRepository(entityManager).end(sessionId, "logout", now));
  }
}
