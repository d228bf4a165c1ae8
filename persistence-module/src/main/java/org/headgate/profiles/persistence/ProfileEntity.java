package org.headgate.profiles.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A person's profile. It is stored in a database separate from the accounts. */
@SuppressWarnings("unused") // fields are read by JPQL
@Entity(name = "Profile")
@Table(schema = "userdata", name = "profile")
public class ProfileEntity {

  @Id
  @Column(name = "user_id")
  private UUID accountId;

  @Column(name = "display_name")
  private String displayName;

  private String bio;

  private String phone;

  @Column(name = "birth_date")
  private LocalDate birthDate;

  @Column(name = "avatar_url")
  private String avatarUrl;

  @Column(name = "updated_at")
  private Instant updatedAt;

  protected ProfileEntity() {}

  /** Replaces every field of the profile. */
  ProfileEntity(UUID accountId) {
    this.accountId = accountId;
  }

  /** Replaces all that is shown. */
  void replace(ProfileView shown, Instant now) {
    displayName = shown.displayName().orElse(null);
    bio = shown.bio().orElse(null);
    phone = shown.phone().orElse(null);
    birthDate = shown.birthDate().orElse(null);
    avatarUrl = shown.avatarUrl().orElse(null);
    updatedAt = now;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProfileEntity profile && accountId.equals(profile.accountId);
  }

  @Override
  public int hashCode() {
    return accountId.hashCode();
  }
}
