package org.headgate.sessions.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.common.identity.AccountAtEpoch;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A personal access token, stored as its keyed hash. It is valid until it expires, is withdrawn, or
 * the epoch of its account is raised.
 */
@SuppressWarnings("unused") // fields are read by JPQL
@Entity(name = "PersonalToken")
@Table(schema = "platform", name = "personal_token")
public class PersonalTokenEntity {

  @Id private UUID id;

  @Column(name = "account_id")
  private UUID accountId;

  private int epoch;

  private String name;

  @Column(name = "token_hash")
  private byte[] tokenHash;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private String[] scopes;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private String[] amr;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  protected PersonalTokenEntity() {}

  /**
   * A token that has not been used.
   *
   * @param owner as authenticated when they asked for the token
   * @param amr authentication methods of the session that created it
   */
  public PersonalTokenEntity(
      UUID id,
      AccountAtEpoch owner,
      String name,
      byte[] tokenHash,
      List<String> scopes,
      List<String> amr,
      Instant createdAt,
      Instant expiresAt) {
    this.id = id;
    this.accountId = owner.id().value();
    this.epoch = owner.epoch();
    this.name = name;
    this.tokenHash = tokenHash.clone();
    this.scopes = scopes.toArray(String[]::new);
    this.amr = amr.toArray(String[]::new);
    this.createdAt = createdAt;
    this.expiresAt = expiresAt;
  }

  public UUID id() {
    return id;
  }

  public UUID accountId() {
    return accountId;
  }

  public String name() {
    return name;
  }

  public List<String> scopes() {
    return List.copyOf(Arrays.asList(scopes));
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public Optional<Instant> lastUsedAt() {
    return Optional.ofNullable(lastUsedAt);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PersonalTokenEntity token && id.equals(token.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
