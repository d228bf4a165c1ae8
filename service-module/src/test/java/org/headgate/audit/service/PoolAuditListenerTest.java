package org.headgate.audit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.common.problem.DatabaseUnavailableException;
import org.headgate.pool.service.events.PoolAuditEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Actions on pools while the audit log cannot be written. */
class PoolAuditListenerTest {

  private final PoolAuditListener listener = new PoolAuditListener();

  @BeforeEach
  void start() {
    listener.auditTrail =
        new OperatorAuditTrail() {
          @Override
          public Runnable prepared(AuditEvent auditEvent) {
            return () -> {
              throw new DatabaseUnavailableException("The lane is away.", Duration.ofSeconds(1));
            };
          }
        };
  }

  @Test
  void actionThatIsNotDoneYetIsPrevented() {
    assertThatThrownBy(() -> listener.record(new PoolAuditEvent("purge", "platform", Map.of())))
        .isInstanceOf(DatabaseUnavailableException.class);
  }

  @Test
  void entryOfAnActionThatIsDoneIsWrittenLater() {
    List<Runnable> later = new ArrayList<>();

    listener.record(new PoolAuditEvent("confirm", "platform", Map.of(), Optional.of(later::add)));

    assertThat(later).hasSize(1);
  }
}
