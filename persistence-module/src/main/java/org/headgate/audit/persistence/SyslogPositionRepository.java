package org.headgate.audit.persistence;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;

/**
 * The single row of {@code platform.audit_syslog}: how far the audit log was copied to syslog, and
 * by which node.
 */
public class SyslogPositionRepository {

  private final EntityManager entityManager;

  public SyslogPositionRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Makes a node the one that copies, or extends its claim. The first claim starts with the next
   * entry.
   *
   * @return the position of the last copied entry; empty while another node copies
   */
  public Optional<Long> claim(String node, Instant now, Instant until) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            insert into platform.audit_syslog as s (position, node, claimed_until)
            values (coalesce((select max(position) from platform.audit_entry), 0), :node, :until)
            on conflict (one) do update set node = excluded.node, claimed_until = excluded.claimed_until
             where s.node = excluded.node or s.claimed_until < :now
            returning s.position
            """,
            Long.class)
        .setParameter("node", node)
        .setParameter("now", now)
        .setParameter("until", until)
        .getResultList()
        .stream()
        .findFirst();
  }

  /** Records that all entries up to the position were sent. */
  public void advance(String node, long position) {
    entityManager
        .createNativeQuery(
            "update platform.audit_syslog set position = :position where node = :node")
        .setParameter("position", position)
        .setParameter("node", node)
        .executeUpdate();
  }
}
