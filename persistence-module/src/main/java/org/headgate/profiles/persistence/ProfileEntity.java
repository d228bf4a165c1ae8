package org.headgate.profiles.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A row of {@code userdata.profile}: what a person shows of themselves, in a database apart from
 * the accounts.
 */
@SuppressWarnings("unused") // fields are read by JPQL
@Entity(name = "Profile")
@Table(schema = "userdata", name = "profile")
public class ProfileEntity {

  @Id
  @Column(name = "user_id")
  private UUID userId;

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
}
