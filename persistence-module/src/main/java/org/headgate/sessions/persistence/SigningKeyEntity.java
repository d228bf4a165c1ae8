package org.headgate.sessions.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/**
 * A key that signs tokens. The private half is encrypted under the server's secret, and destroyed
 * when the key is retired.
 */
@Entity(name = "SigningKey")
@Table(schema = "platform", name = "signing_key")
public class SigningKeyEntity {

  @Id private String kid;

  @Column(name = "public_jwk")
  private String publicJwk;

  @Column(name = "sealed_key")
  private byte[] sealedKey;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "signs_from")
  private Instant signsFrom;

  @Column(name = "retired_at")
  private Instant retiredAt;

  @Column(name = "revoked_at")
  private Instant revokedAt;

  protected SigningKeyEntity() {}

  /** A key that is announced and does not sign yet. */
  public SigningKeyEntity(String kid, String publicJwk, byte[] sealedKey, Instant createdAt) {
    this.kid = kid;
    this.publicJwk = publicJwk;
    this.sealedKey = sealedKey.clone();
    this.createdAt = createdAt;
  }

  public String kid() {
    return kid;
  }

  public String publicJwk() {
    return publicJwk;
  }

  /** Empty once the private half was destroyed. */
  public Optional<byte[]> sealedKey() {
    return Optional.ofNullable(sealedKey).map(byte[]::clone);
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Optional<Instant> signsFrom() {
    return Optional.ofNullable(signsFrom);
  }

  public Optional<Instant> retiredAt() {
    return Optional.ofNullable(retiredAt);
  }

  public Optional<Instant> revokedAt() {
    return Optional.ofNullable(revokedAt);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SigningKeyEntity key && kid.equals(key.kid);
  }

  @Override
  public int hashCode() {
    return kid.hashCode();
  }
}
