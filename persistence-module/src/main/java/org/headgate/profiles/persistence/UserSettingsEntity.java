package org.headgate.profiles.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;

/**
 * A person's settings, a JSON object whose content belongs to the clients. It is stored as text,
 * because a JSON type of Hibernate's would change how numbers are written.
 */
@SuppressWarnings("unused") // fields are read by JPQL
@Entity(name = "UserSettings")
@Table(schema = "userdata", name = "settings")
public class UserSettingsEntity {

  @Id
  @Column(name = "user_id")
  private UUID accountId;

  @ColumnTransformer(read = "cast(document as text)", write = "cast(? as json)")
  private String document;

  @Column(name = "updated_at")
  private Instant updatedAt;

  protected UserSettingsEntity() {}

  /** A row without a document; {@link #replace} sets it. */
  UserSettingsEntity(UUID accountId) {
    this.accountId = accountId;
  }

  /**
   * Replaces the settings.
   *
   * @param newDocument a JSON object
   */
  void replace(String newDocument, Instant now) {
    document = newDocument;
    updatedAt = now;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UserSettingsEntity settings && accountId.equals(settings.accountId);
  }

  @Override
  public int hashCode() {
    return accountId.hashCode();
  }
}
