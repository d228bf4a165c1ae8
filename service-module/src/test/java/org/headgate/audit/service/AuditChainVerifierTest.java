package org.headgate.audit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.headgate.audit.api.AuditChainFault;
import org.headgate.audit.api.AuditVerification;
import org.headgate.audit.persistence.AuditAnchorEntity;
import org.headgate.audit.persistence.AuditEntryEntity;
import org.headgate.audit.persistence.AuditSeal;
import org.headgate.common.service.KeyRing;
import org.junit.jupiter.api.Test;

/** Every manipulation of the log outside the server is found and located. */
class AuditChainVerifierTest {

  private final AuditChain chain = new AuditChain(new KeyRing(new byte[32]));
  private final AuditChain stranger =
      new AuditChain(
          new KeyRing("another secret of thirty-two bytes".getBytes(StandardCharsets.UTF_8)));
  private final List<AuditEntryEntity> log = sealed(chain, AuditChain.BEGINNING, 5);

  @Test
  void unchangedLogIsIntact() {
    AuditVerification result = walk(log, Optional.empty());

    assertThat(result.intact()).isTrue();
    assertThat(result.checked()).isEqualTo(5);
    assertThat(result.position()).isEqualTo(5);
    assertThat(result.seal()).isEqualTo(log.get(4).seal());
  }

  @Test
  void onlyTheChangedEntryIsReported() {
    AuditEntryEntity changed = withReason(log.get(2), "nothing to see here");
    log.set(2, changed);

    assertThat(walk(log, Optional.empty()).faults())
        .extracting(AuditChainFault::id)
        .containsExactly(Optional.of(changed.id()));
  }

  @Test
  void digestsAndSealsCannotBeForgedWithoutTheSecret() {
    AuditEntryEntity changed = withReason(log.get(2), "nothing to see here");
    log.set(2, changed.digested(stranger.digest(changed)));
    List<AuditEntryEntity> forged = new ArrayList<>(log.subList(0, 2));
    AuditSeal previous = seal(log.get(1));
    for (AuditEntryEntity row : log.subList(2, 5)) {
      previous = stranger.link(previous, row.digest());
      forged.add(sealed(row, previous));
    }

    assertThat(walk(forged, Optional.empty()).faults())
        .extracting(AuditChainFault::position)
        .contains(Optional.of(3L));
  }

  @Test
  void missingEntriesAreReportedByPosition() {
    log.remove(2);
    log.remove(2);

    assertThat(walk(log, Optional.empty()).faults())
        .extracting(AuditChainFault::fault)
        .containsExactly("the entries from 3 to 4 are gone");
  }

  @Test
  void swappedEntriesAreDetected() {
    AuditEntryEntity second = log.get(1);
    AuditEntryEntity third = log.get(2);
    log.set(1, sealed(third, seal(second)));
    log.set(2, sealed(second, seal(third)));

    assertThat(walk(log, Optional.empty()).intact()).isFalse();
  }

  @Test
  void truncatedLogIsAFault() {
    AuditChainVerifier verifier = new AuditChainVerifier(chain, Optional.empty());
    log.subList(0, 3).forEach(verifier::verifyNext);
    verifier.endAt(seal(log.get(4)));

    assertThat(verifier.result(0).faults())
        .extracting(AuditChainFault::fault)
        .containsExactly("the entries from 4 to 5 are gone");
  }

  @Test
  void purgedEntriesAreNotAFault() {
    AuditAnchorEntity anchor = anchor(chain, seal(log.get(1)));

    AuditVerification result = walk(log.subList(2, 5), Optional.of(anchor));

    assertThat(result.intact()).isTrue();
    assertThat(result.purgedUpTo()).isEqualTo(2);
  }

  @Test
  void forgedRetentionAnchorIsAFault() {
    AuditAnchorEntity forged = anchor(stranger, seal(log.get(1)));

    assertThat(walk(log.subList(2, 5), Optional.of(forged)).intact()).isFalse();
  }

  @Test
  void unsealedEntriesAreVerifiedByContent() {
    AuditChainVerifier verifier = new AuditChainVerifier(chain, Optional.empty());
    verifier.verifyContent(withReason(log.get(0), "other"));

    assertThat(verifier.result(1).intact()).isFalse();
  }

  private AuditVerification walk(List<AuditEntryEntity> rows, Optional<AuditAnchorEntity> anchor) {
    AuditChainVerifier verifier = new AuditChainVerifier(chain, anchor);
    rows.forEach(verifier::verifyNext);
    return verifier.result(0);
  }

  private static List<AuditEntryEntity> sealed(AuditChain chain, AuditSeal previous, int count) {
    List<AuditEntryEntity> rows = new ArrayList<>();
    AuditSeal last = previous;
    for (int i = 0; i < count; i++) {
      AuditEntryEntity row = row(i);
      AuditEntryEntity digested = row.digested(chain.digest(row));
      last = chain.link(last, digested.digest());
      rows.add(sealed(digested, last));
    }
    return rows;
  }

  private static AuditAnchorEntity anchor(AuditChain chain, AuditSeal seal) {
    return new AuditAnchorEntity(seal, chain.anchorMac(seal), Instant.EPOCH);
  }

  private static AuditSeal seal(AuditEntryEntity row) {
    return new AuditSeal(row.position().orElseThrow(), row.seal().orElseThrow());
  }

  private static AuditEntryEntity row(int number) {
    return new AuditEntryEntity(
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

  private static AuditEntryEntity sealed(AuditEntryEntity row, AuditSeal seal) {
    return copy(row, row.reason(), Optional.of(seal));
  }

  private static AuditEntryEntity withReason(AuditEntryEntity row, String reason) {
    return copy(row, Optional.of(reason), Optional.of(seal(row)));
  }

  private static AuditEntryEntity copy(
      AuditEntryEntity row, Optional<String> reason, Optional<AuditSeal> seal) {
    return new AuditEntryEntity(
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
