package org.headgate.audit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.audit.api.AuditAction;
import org.headgate.audit.persistence.AuditAnchorEntity;
import org.headgate.audit.persistence.AuditChainRepository;
import org.headgate.audit.persistence.AuditEntryEntity;
import org.headgate.audit.persistence.AuditEntryRepository;
import org.headgate.audit.persistence.AuditSeal;
import org.headgate.audit.persistence.AuditSearchCriteria;
import org.headgate.pool.persistence.LocalUnit;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Writing, sealing, reading and purging of audit entries, on a real PostgreSQL. */
class AuditRowsTest {

  private static final Instant LONG_AGO = Instant.parse("2026-01-31T09:00:00.123456Z");
  @AutoClose private static final DispatchDatabase DATABASE = DispatchDatabase.started();
  @AutoClose private static final LocalUnit UNIT = DATABASE.unit();

  @Test
  void entriesAreWrittenSealedSearchedAndPurged() {
    List<AuditEntryEntity> rows = List.of(row(3), row(1), row(2));
    UNIT.run(
        entityManager -> {
          AuditEntryRepository entries = new AuditEntryRepository(entityManager);
          rows.forEach(entries::add);
          entries.add(rows.get(0));
        });

    List<AuditEntryEntity> unsealed =
        UNIT.read(entityManager -> new AuditEntryRepository(entityManager).unsealed(10));
    assertThat(unsealed).isEqualTo(rows);
    assertThat(unsealed.get(0))
        .usingRecursiveComparison()
        .ignoringFields("written")
        .isEqualTo(row(3));
    List<AuditSeal> seals =
        List.of(new AuditSeal(1, "a"), new AuditSeal(2, "b"), new AuditSeal(3, "c"));
    UNIT.run(
        entityManager -> {
          AuditChainRepository chain = new AuditChainRepository(entityManager);
          assertThat(chain.tryLock()).isTrue();
          assertThat(chain.last()).isEmpty();
          chain.seal(rows.stream().map(AuditEntryEntity::id).toList(), seals);
          assertThat(chain.last()).contains(seals.get(2));
        });

    assertThat(
            UNIT.<List<AuditEntryEntity>>read(
                entityManager -> new AuditEntryRepository(entityManager).sealedAfter(1, 10)))
        .isEqualTo(rows.subList(1, 3))
        .extracting(AuditEntryEntity::seal)
        .containsExactly(Optional.of("b"), Optional.of("c"));
    assertThat(pages()).containsExactly(row(3).id(), row(2).id(), row(1).id());
    assertThat(latest(Optional.of(new AuditAction("account.other")), Optional.empty())).isEmpty();
    purge(seals.get(0), "old", 1);
    purge(seals.get(1), "mac", 1);
  }

  @Test
  void entriesOfTheLastDayAreNotPurgedByNodesWhoseClockIsFast() {
    try (DispatchDatabase another = DispatchDatabase.started();
        LocalUnit own = another.unit()) {
      AuditEntryEntity entry = row(1, Instant.now().truncatedTo(ChronoUnit.MICROS));
      own.run(entityManager -> new AuditEntryRepository(entityManager).add(entry));
      own.run(
          entityManager ->
              new AuditChainRepository(entityManager)
                  .seal(List.of(entry.id()), List.of(new AuditSeal(1, "a"))));

      Optional<AuditSeal> last =
          own.read(
              entityManager ->
                  new AuditChainRepository(entityManager)
                      .lastOlderThan(entry.occurredAt().plus(Duration.ofHours(1)), 10));

      assertThat(last).isEmpty();
    }
  }

  private static void purge(AuditSeal seal, String mac, int removed) {
    UNIT.run(
        entityManager -> {
          AuditChainRepository chain = new AuditChainRepository(entityManager);
          assertThat(chain.lastOlderThan(LONG_AGO.plus(Duration.ofDays(1)), removed))
              .contains(seal);
          assertThat(chain.purge(seal, mac, LONG_AGO)).isEqualTo(removed);
        });
    AuditAnchorEntity anchor =
        UNIT.read(entityManager -> new AuditChainRepository(entityManager).anchor()).orElseThrow();
    assertThat(anchor.seal()).isEqualTo(seal);
    assertThat(anchor.mac()).isEqualTo(mac);
  }

  /** One entry a page. */
  private static List<UUID> pages() {
    List<AuditEntryEntity> read = new ArrayList<>();
    List<AuditEntryEntity> page = latest(Optional.empty(), Optional.empty());
    while (!page.isEmpty()) {
      read.addAll(page);
      page = latest(Optional.of(new AuditAction("account.login")), Optional.of(page.get(0)));
    }
    return read.stream().map(AuditEntryEntity::id).toList();
  }

  private static List<AuditEntryEntity> latest(
      Optional<AuditAction> action, Optional<AuditEntryEntity> after) {
    AuditSearchCriteria filter =
        new AuditSearchCriteria(
            Optional.empty(),
            action.map(AuditAction::name),
            Optional.of("subject"),
            Optional.of(LONG_AGO),
            Optional.empty(),
            after.map(last -> new AuditSearchCriteria.Position(last.occurredAt(), last.id())));
    return UNIT.read(entityManager -> new AuditEntryRepository(entityManager).latest(filter, 1));
  }

  private static AuditEntryEntity row(int number) {
    return row(number, LONG_AGO.plusSeconds(number));
  }

  private static AuditEntryEntity row(int number, Instant occurredAt) {
    return new AuditEntryEntity(
        new UUID(0, number),
        occurredAt,
        "anonymous",
        "account.login",
        Optional.of("account"),
        Optional.of("subject"),
        "failure",
        Optional.empty(),
        Optional.of("203.0.113.7"),
        Optional.empty(),
        "{}",
        "digest",
        Optional.empty(),
        Optional.empty());
  }
}
