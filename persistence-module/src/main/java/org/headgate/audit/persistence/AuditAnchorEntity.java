package org.headgate.audit.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * The one row of {@code platform.audit_anchor}: the last seal that the retention has removed, where
 * the chain goes on from.
 */
@Entity
@Table(schema = "platform", name = "audit_anchor")
public class AuditAnchorEntity {

  /** The id of the one row. */
  static final boolean ONE = true;

  @Id private boolean one;

  private long position;

  private String seal;

  @Column(name = "purged_at")
  private Instant purgedAt;

  private String mac;

  protected AuditAnchorEntity() {}

  /**
   * @param mac of the seal under the server's secret, hexadecimal: nobody else can make believe
   *     that the retention was at work
   * @param purgedAt when the retention was at work
   */
  public AuditAnchorEntity(AuditSeal seal, String mac, Instant purgedAt) {
    one = ONE;
    move(seal, mac, purgedAt);
  }

  /** The retention has removed more. */
  void move(AuditSeal last, String lastMac, Instant now) {
    position = last.position();
    seal = last.value();
    mac = lastMac;
    purgedAt = now;
  }

  public AuditSeal seal() {
    return new AuditSeal(position, seal);
  }

  /** Of the seal under the server's secret, hexadecimal. */
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
