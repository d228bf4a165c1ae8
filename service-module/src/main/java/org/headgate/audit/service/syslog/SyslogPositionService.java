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

/** Decides which node copies the audit log to syslog, and remembers how far it came. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRED)
public class SyslogPositionService {

  /** After that another node takes over from one that is gone. */
  private static final Duration CLAIM = Duration.ofSeconds(30);

  @PersistenceContext(unitName = "platform")
  EntityManager entityManager;

  @Inject Clock clock;

  /**
   * Lets a node copy for the next 30 s.
   *
   * @return the place of the last entry that was copied; empty while another node does it
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
