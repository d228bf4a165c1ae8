package org.headgate.accounts.persistence.provisioning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.headgate.accounts.persistence.AccountEntity;

/**
 * An invitation, at most one for each account. It stays open until the address is verified; its
 * code is valid for the lifetime after the last mail.
 */
@SuppressWarnings("unused") // fields are read by JPQL
@Entity(name = "Invitation")
@Table(schema = "platform", name = "invitation")
public class InvitationEntity {

  @Id
  @Column(name = "account_id")
  private UUID accountId;

  @OneToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "account_id", insertable = false, updatable = false)
  private AccountEntity account;

  @Column(name = "invited_at")
  private Instant invitedAt;

  @Column(name = "sent_at")
  private Instant sentAt;

  @Column(name = "lifetime_seconds")
  private int lifetimeSeconds;

  protected InvitationEntity() {}

  /** An invitation whose mail is being sent now. */
  InvitationEntity(UUID accountId, Instant now, Duration lifetime) {
    this.accountId = accountId;
    this.invitedAt = now;
    this.sentAt = now;
    this.lifetimeSeconds = Math.toIntExact(lifetime.toSeconds());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InvitationEntity invitation && accountId.equals(invitation.accountId);
  }

  @Override
  public int hashCode() {
    return accountId.hashCode();
  }
}
