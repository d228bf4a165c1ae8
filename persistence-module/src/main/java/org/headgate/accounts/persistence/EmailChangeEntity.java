package org.headgate.accounts.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * The new address that an account gets once the code mailed there is confirmed; at most one for
 * each account. It is void in a later epoch of the account.
 */
@SuppressWarnings("unused") // fields are read by JPQL
@Entity(name = "EmailChange")
@Table(schema = "platform", name = "email_change")
public class EmailChangeEntity {

  @Id
  @Column(name = "account_id")
  private UUID accountId;

  @OneToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "account_id", insertable = false, updatable = false)
  private AccountEntity account;

  @Column(name = "new_email")
  private String newEmail;

  @Column(name = "requested_at")
  private Instant requestedAt;

  private int epoch;

  protected EmailChangeEntity() {}

  @Override
  public boolean equals(Object other) {
    return other instanceof EmailChangeEntity change && accountId.equals(change.accountId);
  }

  @Override
  public int hashCode() {
    return accountId.hashCode();
  }
}
