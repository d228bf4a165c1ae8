package org.headgate.sessions.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** The life cycle of a signing key from its announcement to its end, in PostgreSQL. */
class SigningKeyRepositoryTest {

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private static final byte[] SEALED = {1};

  @Test
  void keyIsAnnouncedActivatedRetiredAndRevoked() {
    try (TestDatabase database = TestDatabase.start(PoolName.PLATFORM)) {
      database.run(
          entityManager -> {
            SigningKeyRepository keys = new SigningKeyRepository(entityManager);
            keys.lockAll();
            keys.announce("first", "{}", SEALED, now);
            keys.scheduleSuccessor("first", now);
            keys.announce("second", "{}", SEALED, now.plusSeconds(1));
            keys.scheduleSuccessor("second", now.plusSeconds(60));
            keys.forgetRead();
            assertThat(keys.all())
                .extracting(SigningKeyEntity::kid)
                .containsExactly("second", "first");
            assertThat(keys.all().get(0).signsFrom()).contains(now.plusSeconds(60));
            assertThat(keys.all().get(1).retiredAt()).contains(now.plusSeconds(60));
            keys.cancelRetirement("second");
          });
      database.run(
          entityManager -> {
            SigningKeyRepository keys = new SigningKeyRepository(entityManager);
            keys.revoke("second", now);
            keys.destroyRetired(now.plusSeconds(120));
            keys.forgetRead();
            assertThat(keys.all()).allSatisfy(key -> assertThat(key.sealedKey()).isEmpty());
            assertThat(keys.all().get(0).retiredAt()).contains(now);
          });
    }
  }
}
