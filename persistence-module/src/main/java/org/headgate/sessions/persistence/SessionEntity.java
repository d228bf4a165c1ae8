package org.headgate.sessions.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.accounts.persistence.AccountEntity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One log-in on one device. Only the refresh token of its present generation is valid. */
@SuppressWarnings("unused") // fields are read by JPQL
@Entity(name = "Session")
@Table(schema = "platform", name = "session")
public class SessionEntity {

  @Id private UUID id;

  @Column(name = "account_id")
  private UUID accountId;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "account_id", insertable = false, updatable = false)
  private AccountEntity account;

  private int generation;

  @Column(name = "token_hash")
  private byte[] tokenHash;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private Instant[] rotations;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private String[] amr;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  @Column(name = "user_agent")
  private String userAgent;

  private String address;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "ended_at")
  private Instant endedAt;

  @Column(name = "end_reason")
  private String endReason;

  protected SessionEntity() {}

  /** A session that starts now, in generation 0. */
  public SessionEntity(
      UUID id,
      UUID accountId,
      byte[] tokenHash,
      List<String> amr,
      Instant createdAt,
      Instant expiresAt,
      Optional<String> userAgent,
      Optional<String> address) {
    this.id = id;
    this.accountId = accountId;
    this.tokenHash = tokenHash.clone();
    this.rotations = new Instant[0];
    this.amr = amr.toArray(String[]::new);
    this.createdAt = createdAt;
    this.lastUsedAt = createdAt;
    this.userAgent = userAgent.orElse(null);
    this.address = address.orElse(null);
    this.expiresAt = expiresAt;
  }

  public UUID id() {
    return id;
  }

  public UUID accountId() {
    return accountId;
  }

  public byte[] tokenHash() {
    return tokenHash.clone();
  }

  public int generation() {
    return generation;
  }

  /** When the latest generations were rotated, newest first. */
  public List<Instant> rotations() {
    return List.copyOf(Arrays.asList(rotations));
  }

  public List<String> amr() {
    return List.of(amr);
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** When its refresh token was last rotated, or when it began. */
  public Instant lastUsedAt() {
    return lastUsedAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public Optional<String> userAgent() {
    return Optional.ofNullable(userAgent);
  }

  public Optional<String> address() {
    return Optional.ofNullable(address);
  }

  public boolean isOpen(Instant now) {
    return endedAt == null && expiresAt.isAfter(now);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SessionEntity session && id.equals(session.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
