package org.headgate.profiles.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.headgate.config.database.PoolName;
import org.headgate.pool.persistence.TestDatabase;
import org.junit.jupiter.api.Test;

/** Profiles and settings in PostgreSQL: settings keep the text they were sent in. */
class ProfileRepositoryTest {

  private final Instant now = Instant.now();
  private static final String SETTINGS =
      "{\"b\": 1.0, \"a\":1e2,  \"b\": 100000000000000000000.10}";

  @Test
  void profilesAndSettingsAreReadReplacedAndErased() {
    UUID accountId = UUID.randomUUID();
    ProfileView full =
        new ProfileView(
            Optional.of("Ada"),
            Optional.of("Bio"),
            Optional.of("+44"),
            Optional.of(LocalDate.of(1815, 12, 10)),
            Optional.empty());
    ProfileView empty =
        new ProfileView(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("https://example.org/a.png"));
    try (TestDatabase database = TestDatabase.start(PoolName.USERDATA)) {
      assertThat(find(database, accountId)).isEmpty();
      for (ProfileView profile : new ProfileView[] {full, empty}) {
        run(database, profiles -> profiles.put(accountId, profile, now));
        assertThat(find(database, accountId)).contains(profile);
      }
      for (String settings : new String[] {"{}", SETTINGS}) {
        run(
            database,
            profiles -> {
              profiles.lock(accountId);
              profiles.putSettings(accountId, settings, now);
            });
        assertThat(settings(database, accountId)).contains(settings);
      }
      run(database, profiles -> profiles.erase(accountId));
      assertThat(find(database, accountId)).isEmpty();
      assertThat(settings(database, accountId)).isEmpty();
    }
  }

  private static void run(TestDatabase database, Consumer<ProfileRepository> work) {
    database.run(entityManager -> work.accept(new ProfileRepository(entityManager)));
  }

  private static Optional<ProfileView> find(TestDatabase database, UUID accountId) {
    return database.call(entityManager -> new ProfileRepository(entityManager).find(accountId));
  }

  private static Optional<String> settings(TestDatabase database, UUID accountId) {
    return database.call(entityManager -> new ProfileRepository(entityManager).settings(accountId));
  }
}
