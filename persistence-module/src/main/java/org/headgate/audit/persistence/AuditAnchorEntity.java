package org.headgate.audit.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * The single row of {@code platform.audit_anchor}: the last seal that the retention removed. The
 * chain continues from it.
 */
@Entity
@Table(schema = "platform", name = "audit_anchor")
public class AuditAnchorEntity {

  /** The id of the single row. */
  static final boolean ONE = true;

  @Id private boolean one;

  private long position;

  private String seal;

  @Column(name = "purged_at")
  private Instant purgedAt;

  private String mac;

  protected AuditAnchorEntity() {}

  /**
   * @param mac the MAC of the seal under the server's secret, hexadecimal: nobody else can fake a
   *     purge by the retention
   * @param purgedAt when the retention removed entries
   */
  public AuditAnchorEntity(AuditSeal seal, String mac, Instant purgedAt) {
    one = ONE;
    move(seal, mac, purgedAt);
  }

  /** Moves the anchor after the retention removed further entries. */
  void move(AuditSeal last, String lastMac, Instant now) {
    position = last.position();
    seal = last.value();
    mac = lastMac;
    purgedAt = now;
  }

  public AuditSeal seal() {
    return new AuditSeal(position, seal);
  }

  /** MAC of the seal under the server's secret, hexadecimal. */
  public String mac() {
    return mac;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AuditAnchorEntity anchor && one == anchor.one;
  }

  @Override
  public int hashCode() {
    return Boolean.hashCode(one);
  }
}
