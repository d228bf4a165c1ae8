package org.headgate.secondfactors.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A row of {@code platform.totp}, for queries that only ask whether one is in force. */
@SuppressWarnings("unused") // fields are read by JPQL
@Entity(name = "Totp")
@Table(schema = "platform", name = "totp")
public class TotpEntity {

  @Id
  @Column(name = "account_id")
  private UUID accountId;

  @Column(name = "confirmed_at")
  private Instant confirmedAt;

  protected TotpEntity() {}
}
