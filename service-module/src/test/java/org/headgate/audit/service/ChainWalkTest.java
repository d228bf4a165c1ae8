package org.headgate.audit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.audit.AuditFault;
import org.headgate.audit.AuditVerification;
import org.headgate.audit.persistence.AuditAnchor;
import org.headgate.audit.persistence.AuditRow;
import org.headgate.audit.persistence.AuditSeal;
import org.headgate.crypto.service.KeyRing;
import org.junit.jupiter.api.Test;

/** Whatever is done to a log past the server shows, and where. */
class ChainWalkTest {

  private final AuditChain chain = new AuditChain(new KeyRing(new byte[32]));
  private final AuditChain stranger =
      new AuditChain(
          new KeyRing("another secret of thirty-two bytes".getBytes(StandardCharsets.UTF_8)));
  private final List<AuditRow> log = sealed(chain, AuditChain.BEGINNING, 5);

  @Test
  void aLogThatWasOnlyWrittenIsIntact() {
    AuditVerification result = walk(log, Optional.empty());

    assertThat(result.intact()).isTrue();
    assertThat(result.checked()).isEqualTo(5);
    assertThat(result.position()).isEqualTo(5);
    assertThat(result.seal()).isEqualTo(log.get(4).seal());
  }

  @Test
  void aChangedEntryIsNamedAndNoOther() {
    AuditRow changed = withReason(log.get(2), "nothing to see here");
    log.set(2, changed);

    assertThat(walk(log, Optional.empty()).faults())
        .extracting(AuditFault::id)
        .containsExactly(Optional.of(changed.id()));
  }

  @Test
  void whoKnowsNoSecretCanMakeUpNeitherDigestNorSeal() {
    AuditRow changed = withReason(log.get(2), "nothing to see here");
    log.set(2, changed.digested(stranger.digest(changed)));
    List<AuditRow> forged = new ArrayList<>(log.subList(0, 2));
    AuditSeal before = seal(log.get(1));
    for (AuditRow row : log.subList(2, 5)) {
      before = stranger.link(before, row.digest());
      forged.add(sealed(row, before));
    }

    assertThat(walk(forged, Optional.empty()).faults())
        .extracting(AuditFault::position)
        .contains(Optional.of(3L));
  }

  @Test
  void aHoleIsNamedByItsPositions() {
    log.remove(2);
    log.remove(2);

    assertThat(walk(log, Optional.empty()).faults())
        .extracting(AuditFault::fault)
        .containsExactly("the entries from 3 to 4 are gone");
  }

  @Test
  void twoEntriesThatChangedPlacesShow() {
    AuditRow second = log.get(1);
    AuditRow third = log.get(2);
    log.set(1, sealed(third, seal(second)));
    log.set(2, sealed(second, seal(third)));

    assertThat(walk(log, Optional.empty()).intact()).isFalse();
  }

  @Test
  void anEndThatWasCutOffShowsToWhoHasSeenIt() {
    ChainWalk walk = new ChainWalk(chain, Optional.empty());
    log.subList(0, 3).forEach(walk::step);
    walk.endAt(seal(log.get(4)));

    assertThat(walk.result(0).faults())
        .extracting(AuditFault::fault)
        .containsExactly("the entries from 4 to 5 are gone");
  }

  @Test
  void whatTheRetentionRemovedIsNoFault() {
    AuditAnchor anchor = chain.anchor(seal(log.get(1)));

    AuditVerification result = walk(log.subList(2, 5), Optional.of(anchor));

    assertThat(result.intact()).isTrue();
    assertThat(result.purgedUpTo()).isEqualTo(2);
  }

  @Test
  void whatSomebodyElseRemovedIsAFaultAlthoughHeSaysThatItWasTheRetention() {
    AuditAnchor forged = stranger.anchor(seal(log.get(1)));

    assertThat(walk(log.subList(2, 5), Optional.of(forged)).intact()).isFalse();
  }

  @Test
  void anEntryOfTheLastMomentIsJudgedByItsContent() {
    ChainWalk walk = new ChainWalk(chain, Optional.empty());
    walk.judgeContent(withReason(log.get(0), "other"));

    assertThat(walk.result(1).intact()).isFalse();
  }

  private AuditVerification walk(List<AuditRow> rows, Optional<AuditAnchor> anchor) {
    ChainWalk walk = new ChainWalk(chain, anchor);
    rows.forEach(walk::step);
    return walk.result(0);
  }

  private static List<AuditRow> sealed(AuditChain chain, AuditSeal before, int count) {
    List<AuditRow> rows = new ArrayList<>();
    AuditSeal last = before;
    for (int i = 0; i < count; i++) {
      AuditRow row = row(i);
      AuditRow digested = row.digested(chain.digest(row));
      last = chain.link(last, digested.digest());
      rows.add(sealed(digested, last));
    }
    return rows;
  }

  private static AuditSeal seal(AuditRow row) {
    return new AuditSeal(row.position().orElseThrow(), row.seal().orElseThrow());
  }

  private static AuditRow row(int number) {
    return new AuditRow(
        new UUID(0, number),
        Instant.parse("2026-01-31T09:00:00.123456Z").plusSeconds(number),
        "anonymous",
        "account.login",
        Optional.of("account"),
        Optional.of("b" + number),
        "failure",
        Optional.of("invalid_credentials"),
        Optional.of("203.0.113.7"),
        Optional.empty(),
        "{}",
        "",
        Optional.empty(),
        Optional.empty());
  }

  private static AuditRow sealed(AuditRow row, AuditSeal seal) {
    return copy(row, row.reason(), Optional.of(seal));
  }

  private static AuditRow withReason(AuditRow row, String reason) {
    return copy(row, Optional.of(reason), Optional.of(seal(row)));
  }

  private static AuditRow copy(AuditRow row, Optional<String> reason, Optional<AuditSeal> seal) {
    return new AuditRow(
        row.id(),
        row.occurredAt(),
        row.actor(),
        row.action(),
        row.subjectKind(),
        row.subjectId(),
        row.outcome(),
        reason,
        row.address(),
        row.traceId(),
        row.details(),
        row.digest(),
        seal.map(AuditSeal::position),
        seal.map(AuditSeal::value));
  }
}
