package org.headgate.profiles.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.headgate.pool.persistence.Userdata;
import org.hibernate.Session;

/** The profiles and settings of the user-data database. Each call is one statement. */
@Dependent
public class ProfileRepository {

  private final EntityManager userdata;

  @Inject
  ProfileRepository(@Userdata EntityManager userdata) {
    this.userdata = userdata;
  }

  public Optional<ProfileView> find(UUID user) {
    return userdata
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
   * Lets one at a time look at a person's data and write them, whether there is a row yet or not,
   * until the end of the transaction.
   */
  public void lock(UUID user) {
    userdata
        .unwrap(Session.class)
        .createNativeQuery(
            "select 1 from (select pg_advisory_xact_lock(hashtextextended(:user, 0))) locked",
            Integer.class)
        .setParameter("user", user.toString())
        .getSingleResult();
  }

  public void put(UUID user, ProfileView profile, Instant now) {
    userdata
        .createNativeQuery(
            """
            insert into userdata.profile (user_id, display_name, bio, phone, birth_date, avatar_url, updated_at)
            values (:user, :name, :bio, :phone, cast(:birth as date), :avatar, :now)
            on conflict (user_id) do update
               set display_name = excluded.display_name, bio = excluded.bio, phone = excluded.phone,
                   birth_date = excluded.birth_date, avatar_url = excluded.avatar_url,
                   updated_at = excluded.updated_at
            """)
        .setParameter("user", user)
        .setParameter("name", profile.displayName().orElse(null))
        .setParameter("bio", profile.bio().orElse(null))
        .setParameter("phone", profile.phone().orElse(null))
        .setParameter("birth", profile.birthDate().map(Object::toString).orElse(null))
        .setParameter("avatar", profile.avatarUrl().orElse(null))
        .setParameter("now", now)
        .executeUpdate();
  }

  /** The settings as JSON text. */
  public Optional<String> settings(UUID user) {
    return userdata
        .unwrap(Session.class)
        .createNativeQuery(
            "select cast(document as text) from userdata.settings where user_id = :user",
            String.class)
        .setParameter("user", user)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** Replaces the settings by a JSON object. */
  public void putSettings(UUID user, String document, Instant now) {
    userdata
        .createNativeQuery(
            """
            insert into userdata.settings (user_id, document, updated_at)
            values (:user, cast(:document as json), :now)
            on conflict (user_id) do update
               set document = excluded.document, updated_at = excluded.updated_at
            """)
        .setParameter("user", user)
        .setParameter("document", document)
        .setParameter("now", now)
        .executeUpdate();
  }

  /** Removes whatever is kept of a person. */
  public void erase(UUID user) {
    userdata
        .createNativeQuery(
            """
            with profile as (delete from userdata.profile where user_id = :user)
            delete from userdata.settings where user_id = :user
            """)
        .setParameter("user", user)
        .executeUpdate();
  }
}
