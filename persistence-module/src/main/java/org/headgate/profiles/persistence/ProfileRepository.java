package org.headgate.profiles.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Profiles and settings of the user-data database. */
public class ProfileRepository {

  private final EntityManager entityManager;

  public ProfileRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  public Optional<ProfileView> find(UUID accountId) {
    return entityManager
        .createQuery(
            """
            select new org.headgate.profiles.persistence.ProfileView(
                p.displayName, p.bio, p.phone, p.birthDate, p.avatarUrl)
              from Profile p where p.accountId = :user
            """,
            ProfileView.class)
        .setParameter("user", accountId)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * Locks a person's data until the end of the transaction, so that reads and writes are
   * serialized, even while there is no row yet.
   */
  public void lock(UUID accountId) {
    entityManager
        .createNativeQuery(
            "select 1 from (select pg_advisory_xact_lock(hashtextextended(:user, 0))) locked",
            Integer.class)
        .setParameter("user", accountId.toString())
        .getSingleResult();
  }

  /** Replaces the profile; the caller has locked the person's data. */
  public void put(UUID accountId, ProfileView profile, Instant now) {
    ProfileEntity stored = entityManager.find(ProfileEntity.class, accountId);
    boolean isNew = stored == null;
    ProfileEntity written = isNew ? new ProfileEntity(accountId) : stored;
    written.replace(profile, now);
    if (isNew) {
      entityManager.persist(written);
    }
    entityManager.flush();
  }

  /** The settings as JSON text. */
  public Optional<String> settings(UUID accountId) {
    return entityManager
        .createQuery(
            "select s.document from UserSettings s where s.accountId = :user", String.class)
        .setParameter("user", accountId)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** Replaces the settings by a JSON object; the caller has locked the person's data. */
  public void putSettings(UUID accountId, String document, Instant now) {
    UserSettingsEntity stored = entityManager.find(UserSettingsEntity.class, accountId);
    boolean isNew = stored == null;
    UserSettingsEntity written = isNew ? new UserSettingsEntity(accountId) : stored;
    written.replace(document, now);
    if (isNew) {
      entityManager.persist(written);
    }
    entityManager.flush();
  }

  /** Deletes all data of a person. */
  public void erase(UUID accountId) {
    entityManager
        .createQuery("delete from Profile where accountId = :user")
        .setParameter("user", accountId)
        .executeUpdate();
    entityManager
        .createQuery("delete from UserSettings where accountId = :user")
        .setParameter("user", accountId)
        .executeUpdate();
  }
}
