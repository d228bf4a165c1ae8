package org.headgate.oauth.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A service account: an OAuth client that gets tokens for itself. It exists until an administrator
 * deletes it.
 */
@Entity(name = "ServiceAccount")
@Table(schema = "platform", name = "service_account")
@DynamicUpdate
public class ServiceAccountEntity {

  @Id private UUID id;

  private String name;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private String[] scopes;

  @Column(name = "is_active")
  private boolean active;

  @Column(name = "created_at")
  private Instant createdAt;

  protected ServiceAccountEntity() {}

  /** A new, active service account. */
  public ServiceAccountEntity(UUID id, String name, List<String> scopes, Instant createdAt) {
    this.id = id;
    this.name = name;
    this.scopes = scopes.toArray(String[]::new);
    this.active = true;
    this.createdAt = createdAt;
  }

  /** Changes the fields that are given; the others stay. */
  public void change(
      Optional<String> newName, Optional<List<String>> newScopes, Optional<Boolean> isActive) {
    name = newName.orElse(name);
    scopes = newScopes.map(all -> all.toArray(String[]::new)).orElse(scopes);
    active = isActive.orElse(active);
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public List<String> scopes() {
    return List.copyOf(Arrays.asList(scopes));
  }

  public boolean isActive() {
    return active;
  }

  public Instant createdAt() {
    return createdAt;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ServiceAccountEntity account && id.equals(account.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
