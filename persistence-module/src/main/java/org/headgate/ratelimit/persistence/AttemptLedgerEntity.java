package org.headgate.ratelimit.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A row of {@code platform.attempt_ledger}: the attempts of one kind and lane. The entity is only
 * for reading; the guarded statements of {@link AttemptLedgerRepository} count attempts.
 */
@Entity
@Immutable
@Table(schema = "platform", name = "attempt_ledger")
public class AttemptLedgerEntity {

  @EmbeddedId private Key id;

  @Column(name = "happened_at")
  @JdbcTypeCode(SqlTypes.ARRAY)
  private Instant[] happenedAt;

  protected AttemptLedgerEntity() {}

  /** An address, the kind of attempt, and the lane. */
  @Embeddable
  public static class Key {

    @Column(name = "address_hash")
    private byte[] addressHash;

    private String kind;

    private short lane;

    protected Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && Arrays.equals(addressHash, key.addressHash)
          && kind.equals(key.kind)
          && lane == key.lane;
    }

    @Override
    public int hashCode() {
      return Objects.hash(Arrays.hashCode(addressHash), kind, lane);
    }
  }

  AttemptLedgerEntry line() {
    return new AttemptLedgerEntry(id.kind, id.lane, List.of(happenedAt));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AttemptLedgerEntity row && id.equals(row.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
