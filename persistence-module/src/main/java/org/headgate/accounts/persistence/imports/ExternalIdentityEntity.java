package org.headgate.accounts.persistence.imports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The id of an account in the system it was imported from, at most one for each account. */
@SuppressWarnings("unused") // fields are read by JPQL
@Entity(name = "ExternalIdentity")
@Table(schema = "platform", name = "external_identity")
public class ExternalIdentityEntity {

  @Id
  @Column(name = "external_id")
  private String externalId;

  @Column(name = "account_id")
  private UUID accountId;

  protected ExternalIdentityEntity() {}

  @Override
  public boolean equals(Object other) {
    return other instanceof ExternalIdentityEntity identity
        && externalId.equals(identity.externalId);
  }

  @Override
  public int hashCode() {
    return externalId.hashCode();
  }
}
