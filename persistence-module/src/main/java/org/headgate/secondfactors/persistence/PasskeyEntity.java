package org.headgate.secondfactors.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of {@code platform.passkey}, for queries that only ask whether there is one. */
@SuppressWarnings("unused") // fields are read by JPQL
@Entity(name = "Passkey")
@Table(schema = "platform", name = "passkey")
public class PasskeyEntity {

  @Id private UUID id;

  @Column(name = "account_id")
  private UUID accountId;

  protected PasskeyEntity() {}
}
