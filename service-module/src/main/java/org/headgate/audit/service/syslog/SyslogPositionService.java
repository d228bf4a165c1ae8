package org.headgate.audit.service.syslog;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.Optional;
import org.headgate.audit.persistence.SyslogPositionRepository;

/** Decides which node copies the audit log to syslog, and stores its position. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class SyslogPositionService {

  /** After this time another node takes over. */
  private static final Duration CLAIM = Duration.ofSeconds(30);

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  /**
   * Claims the copying for the next 30 s.
   *
   * @return the position of the last copied entry; empty while another node copies
   */
  public Optional<Long> claim(String node) {
    return repository().claim(node, CLAIM);
  }

  public void advance(String node, long position) {
    repository().advance(node, position);
  }

  private SyslogPositionRepository repository() {
    return new SyslogPositionRepository(entityManager);
  }
}
