package org.headgate.secondfactors.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.headgate.accounts.persistence.AccountEntity;

/** The public key of a passkey (WebAuthn); readers get it as {@link PasskeyView}. */
@SuppressWarnings("unused") // fields are read by JPQL
@Entity(name = "Passkey")
@Table(schema = "platform", name = "passkey")
public class PasskeyEntity {

  @Id private UUID id;

  @Column(name = "account_id")
  private UUID accountId;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "account_id", insertable = false, updatable = false)
  private AccountEntity account;

  /** In base64url, as in the browser's API. */
  @Column(name = "credential_id")
  private String credentialId;

  private String name;

  /** A COSE key in base64url. */
  @Column(name = "public_key")
  private String publicKey;

  /** Of the last use; 0 where the authenticator does not count. */
  @Column(name = "sign_count")
  private long signCount;

  @Column(name = "is_backed_up")
  private boolean backedUp;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  protected PasskeyEntity() {}

  @Override
  public boolean equals(Object other) {
    return other instanceof PasskeyEntity passkey && id.equals(passkey.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
