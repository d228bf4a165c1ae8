package org.headgate.audit.service.syslog;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

  @Inject Clock clock;

  /**
   * Claims the copying for the next 30 s.
   *
   * @return the position of the last copied entry; empty while another node copies
   */
  public Optional<Long> claim(String node) {
    Instant now = clock.instant();
    return repository().claim(node, now, now.plus(CLAIM));
  }

  public void advance(String node, long position) {
    repository().advance(node, position);
  }

  private SyslogPositionRepository repository() {
    return new SyslogPositionRepository(entityManager);
  }
}
