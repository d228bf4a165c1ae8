package org.headgate.secondfactors.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.headgate.accounts.persistence.AccountEntity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * The authenticator app of an account, at most one: pending until one of its codes was confirmed,
 * then active. Only the guarded statements of {@link TotpRepository} write it.
 */
@SuppressWarnings("unused") // fields are read by JPQL
@Entity(name = "Totp")
@Table(schema = "platform", name = "totp")
public class TotpEntity {

  @Id
  @Column(name = "account_id")
  private UUID accountId;

  @OneToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "account_id", insertable = false, updatable = false)
  private AccountEntity account;

  /** The account's epoch when enrolment began: a pending app is void in a later epoch. */
  private int epoch;

  @Convert(converter = EncryptedSecretConverter.class)
  @Column(name = "sealed_secret")
  private EncryptedSecret secret;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "confirmed_at")
  private Instant confirmedAt;

  /** Time steps whose codes were accepted and would still be valid, to prevent replay. */
  @JdbcTypeCode(SqlTypes.ARRAY)
  @Column(name = "used_steps")
  private Long[] usedSteps;

  protected TotpEntity() {}

  @Override
  public boolean equals(Object other) {
    return other instanceof TotpEntity totp && accountId.equals(totp.accountId);
  }

  @Override
  public int hashCode() {
    return accountId.hashCode();
  }
}
