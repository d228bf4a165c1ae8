package org.headgate.pool.service.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.headgate.common.problem.DatabaseUnavailableException;
import org.headgate.pool.api.PoolChange;
import org.headgate.pool.api.PoolSizing;
import org.headgate.pool.persistence.PoolChangeRepository;
import org.headgate.pool.service.events.PoolAuditEvent;
import org.headgate.pool.service.events.PoolChangeEvent;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change that ends while the operator lane fails. */
class PoolChangeLogTest {

  private final Changes stored = new Changes();
  private final List<PoolAuditEvent> audited = new ArrayList<>();
  private final List<PoolChangeEvent> announced = new ArrayList<>();
  private final PoolChangeLog log = new PoolChangeLog();
  private final PoolChange confirmed = confirmed();

  @BeforeEach
  void start() {
    log.changes = stored;
    log.guard = new DatabaseGuard() {};
    log.auditEvents = events(this::audit);
    log.poolChangeEvent = events(announced::add);
  }

  @Test
  void confirmationIsWrittenWhenTheLaneIsBack() {
    stored.isAway = true;

    log.ended(confirmed);
    log.writeUnwritten();
    assertThat(stored.ended).isEmpty();
    stored.isAway = false;
    log.writeUnwritten();
    log.writeUnwritten();

    assertThat(stored.ended).containsExactly(confirmed);
    assertThat(announced).hasSize(1);
    assertThat(audited).extracting(PoolAuditEvent::action).containsExactly("confirm");
  }

  @Test
  void confirmationIsKnownBeforeItIsWritten() {
    stored.isAway = true;
    log.ended(confirmed);

    assertThat(log.latest()).containsExactly(confirmed);
    assertThat(log.find(confirmed.changeId())).hasValue(confirmed);
  }

  private static PoolChange confirmed() {
    return applied(UUID.randomUUID())
        .ended(
            PoolChange.State.CONFIRMED,
            Instant.parse("2026-11-30T03:00:30Z"),
            "ada",
            Optional.empty());
  }

  private static PoolChange applied(UUID id) {
    PoolSizing sizing = new PoolSizing(5, 10, 30, 3600);
    Instant appliedAt = Instant.parse("2026-11-30T03:00:00Z");
    return new PoolChange(
        id,
        "platform",
        PoolChange.State.APPLIED,
        "ada",
        appliedAt,
        appliedAt.plusSeconds(60),
        sizing,
        sizing,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** As the listener of the audit log does. */
  private void audit(PoolAuditEvent event) {
    if (stored.isAway) {
      event.whenUnavailable().orElseThrow().accept(() -> auditLater(event));
    } else {
      audited.add(event);
    }
  }

  private void auditLater(PoolAuditEvent event) {
    stored.requireThere();
    audited.add(event);
  }

  @SuppressWarnings("unchecked")
  private static <T> Event<T> events(Consumer<T> observer) {
    return (Event<T>)
        Proxy.newProxyInstance(
            PoolChangeLogTest.class.getClassLoader(),
            new Class<?>[] {Event.class},
            (proxy, method, arguments) -> {
              observer.accept((T) arguments[0]);
              return null;
            });
  }

  /** The stored changes, as a lane that is sometimes away has them. */
  private final class Changes extends PoolChangeRepository {
    private final List<PoolChange> ended = new ArrayList<>();
    private boolean isAway;

    private Changes() {
      super(null);
    }

    @Override
    public void end(PoolChange change) {
      requireThere();
      ended.add(change);
    }

    private void requireThere() {
      if (isAway) {
        throw new DatabaseUnavailableException("The lane is away.", Duration.ofSeconds(1));
      }
    }

    @Override
    public List<PoolChange> latest() {
      return List.of(applied(confirmed.changeId()));
    }

    @Override
    public Optional<PoolChange> find(UUID id) {
      return Optional.of(applied(id));
    }
  }
}
