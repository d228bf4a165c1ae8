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

  public Optional<ProfileView> find(UUID user) {
    return entityManager
        .createQuery(
            """
            select new org.headgate.profiles.persistence.ProfileView(
                p.displayName, p.bio, p.phone, p.birthDate, p.avatarUrl)
              from Profile p where p.userId = :user
            """,
            ProfileView.class)
        .setParameter("user", user)
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * Locks a person's data until the end of the transaction, so that reads and writes are
   * serialized, even while there is no row yet.
   */
  public void lock(UUID user) {
    entityManager
        .createNativeQuery(
            "select 1 from (select pg_advisory_xact_lock(hashtextextended(:user, 0))) locked",
            Integer.class)
        .setParameter("user", user.toString())
        .getSingleResult();
  }

  /** Replaces the profile; the caller has locked the person's data. */
  public void put(UUID user, ProfileView profile, Instant now) {
    ProfileEntity stored = entityManager.find(ProfileEntity.class, user);
    boolean isNew = stored == null;
    ProfileEntity written = isNew ? new ProfileEntity(user) : stored;
    written.replace(profile, now);
    if (isNew) {
      entityManager.persist(written);
    }
    entityManager.flush();
  }

  /** The settings as JSON text. */
  public Optional<String> settings(UUID user) {
    return entityManager
        .createQuery("select s.document from UserSettings s where s.userId = :user", String.class)
        .setParameter("user", user)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** Replaces the settings by a JSON object; the caller has locked the person's data. */
  public void putSettings(UUID user, String document, Instant now) {
    UserSettingsEntity stored = entityManager.find(UserSettingsEntity.class, user);
    boolean isNew = stored == null;
    UserSettingsEntity written = isNew ? new UserSettingsEntity(user) : stored;
    written.replace(document, now);
    if (isNew) {
      entityManager.persist(written);
    }
    entityManager.flush();
  }

  /** Deletes all data of a person. */
  public void erase(UUID user) {
    entityManager
        .createQuery("delete from Profile where userId = :user")
        .setParameter("user", user)
        .executeUpdate();
    entityManager
        .createQuery("delete from UserSettings where userId = :user")
        .setParameter("user", user)
        .executeUpdate();
  }
}
