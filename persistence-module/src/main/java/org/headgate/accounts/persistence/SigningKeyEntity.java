package org.headgate.accounts.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of {@code platform.signing_key}. The private half is sealed under the server's secret; a
 * retired key signs no more but is still published while tokens of it are out.
 */
@SuppressWarnings("unused") // fields are read by JPQL
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

  @Column(name = "retired_at")
  private Instant retiredAt;

  protected SigningKeyEntity() {}

  public String kid() {
    return kid;
  }

  public String publicJwk() {
    return publicJwk;
  }

  public byte[] sealedKey() {
    return sealedKey.clone();
  }

  public Optional<Instant> retiredAt() {
    return Optional.ofNullable(retiredAt);
  }
}
