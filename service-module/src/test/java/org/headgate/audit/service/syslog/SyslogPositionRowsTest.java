package org.headgate.audit.service.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.headgate.audit.persistence.SyslogPositionRepository;
import org.headgate.pool.persistence.LocalUnit;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which node copies the audit log to syslog, on a real PostgreSQL. */
class SyslogPositionRowsTest {

  private static final Duration CLAIM = Duration.ofMinutes(5);
  @AutoClose private static final DispatchDatabase DATABASE = DispatchDatabase.started();
  @AutoClose private static final LocalUnit UNIT = DATABASE.unit();

  @BeforeEach
  void claimed() {
    DATABASE.update("delete from platform.audit_syslog");
    assertThat(claim("a")).contains(0L);
  }

  @Test
  void otherNodeCopiesAfterClaimEnds() {
    UNIT.run(entityManager -> new SyslogPositionRepository(entityManager).advance("a", 7));
    assertThat(claim("b")).isEmpty();
    assertThat(claim("a")).contains(7L);

    DATABASE.update(
        "update platform.audit_syslog set claimed_until = clock_timestamp() - interval '1 second'");

    assertThat(claim("b")).contains(7L);
    assertThat(claim("a")).isEmpty();
  }

  /** A node whose clock is an hour ahead would have claimed an hour. */
  @Test
  void claimLastsByDatabaseClock() {
    assertThat(
            DATABASE.number(
                "select extract(epoch from claimed_until - clock_timestamp())::int"
                    + " from platform.audit_syslog"))
        .isBetween(1L, CLAIM.toSeconds());
  }

  private static Optional<Long> claim(String node) {
    return UNIT.write(
        entityManager -> new SyslogPositionRepository(entityManager).claim(node, CLAIM));
  }
}
