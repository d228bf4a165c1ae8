package org.headgate.secondfactors.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;

/** The keyed hash of a recovery code, which is valid for one log-in. */
@SuppressWarnings("unused") // fields are read by JPQL
@Entity(name = "RecoveryCode")
@Table(schema = "platform", name = "recovery_code")
public class RecoveryCodeEntity {

  @EmbeddedId private Key id;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "used_at")
  private Instant usedAt;

  protected RecoveryCodeEntity() {}

  @Override
  public boolean equals(Object other) {
    return other instanceof RecoveryCodeEntity code && id.equals(code.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** The account and the hash of one of its codes. */
  @Embeddable
  public static class Key implements Serializable {

    private static final long serialVersionUID = 1L;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "code_hash")
    private byte[] codeHash;

    protected Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && Objects.equals(accountId, key.accountId)
          && Arrays.equals(codeHash, key.codeHash);
    }

    @Override
    public int hashCode() {
      return 31 * Objects.hashCode(accountId) + Arrays.hashCode(codeHash);
    }
  }
}
