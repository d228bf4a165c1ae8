package org.headgate.audit.persistence;

import jakarta.persistence.EntityManager;
import java.time.Duration;
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
   * entry. The database's clock is used, because those of the nodes may differ.
   *
   * @param claim how long the node has it from now on
   * @return the position of the last copied entry; empty while another node copies
   */
  public Optional<Long> claim(String node, Duration claim) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            insert into platform.audit_syslog as s (position, node, claimed_until)
            values (coalesce((select max(position) from platform.audit_entry), 0), :node,
                    clock_timestamp() + :claim * interval '1 millisecond')
            on conflict (one) do update set node = excluded.node, claimed_until = excluded.claimed_until
             where s.node = excluded.node or s.claimed_until < clock_timestamp()
            returning s.position
            """,
            Long.class)
        .setParameter("node", node)
        .setParameter("claim", claim.toMillis())
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
