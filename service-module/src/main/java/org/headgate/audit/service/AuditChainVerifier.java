package org.headgate.audit.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headgate.audit.api.AuditChainFault;
import org.headgate.audit.api.AuditVerification;
import org.headgate.audit.persistence.AuditAnchorEntity;
import org.headgate.audit.persistence.AuditEntryEntity;
import org.headgate.audit.persistence.AuditSeal;

/**
 * Verifies the chain from its first entry to its last. Each entry is checked by itself and against
 * the seal before it, so that one tampered entry does not make others look tampered. Not
 * thread-safe.
 */
final class AuditChainVerifier {

  private static final int MAX_FAULTS = 50;

  private final AuditChain chain;
  private final List<AuditChainFault> faults = new ArrayList<>();
  private AuditSeal last = AuditChain.BEGINNING;
  private long purgedUpTo;
  private long checked;

  AuditChainVerifier(AuditChain chain, Optional<AuditAnchorEntity> anchor) {
    this.chain = chain;
    anchor.ifPresent(this::begin);
  }

  AuditSeal last() {
    return last;
  }

  /** Whether entries are missing before this row; the retention may have removed them just now. */
  boolean misses(AuditEntryEntity row) {
    return row.position().filter(position -> position != last.position() + 1).isPresent();
  }

  /** Continues from a later beginning of the chain. */
  void moveTo(AuditAnchorEntity anchor) {
    if (anchor.seal().position() > last.position()) {
      begin(anchor);
    }
  }

  void verifyNext(AuditEntryEntity row) {
    long position = row.position().orElseThrow();
    boolean next = position == last.position() + 1;
    if (!next) {
      addFault(
          Optional.empty(),
          Optional.of(position),
          "the entries from " + (last.position() + 1) + " to " + (position - 1) + " are gone");
    }
    verifyContent(row);
    AuditSeal stored = new AuditSeal(position, row.seal().orElse(""));
    if (next && !chain.link(last, row.digest()).equals(stored)) {
      addFault(Optional.of(row), "does not follow the entry before: it or its seal was changed");
    }
    last = stored;
    checked++;
  }

  /** Checks a row against its digest. */
  void verifyContent(AuditEntryEntity row) {
    if (!chain.digest(row).equals(row.digest())) {
      addFault(Optional.of(row), "the content is not what was written");
    }
  }

  /** Checks that the last seal this node knows is still in the chain. */
  void endAt(AuditSeal known) {
    if (known.position() > last.position()) {
      addFault(
          Optional.empty(),
          Optional.of(known.position()),
          "the entries from " + (last.position() + 1) + " to " + known.position() + " are gone");
    }
  }

  AuditVerification result(long unsealed) {
    return new AuditVerification(
        faults.isEmpty(),
        checked,
        unsealed,
        purgedUpTo,
        last.position(),
        Optional.of(last.value()).filter(value -> !value.isEmpty()),
        faults);
  }

  private void begin(AuditAnchorEntity anchor) {
    if (!chain.anchorMac(anchor.seal()).equals(anchor.mac())) {
      addFault(
          Optional.empty(),
          Optional.of(anchor.seal().position()),
          "the first entries were not removed by the retention");
    }
    last = anchor.seal();
    purgedUpTo = last.position();
  }

  private void addFault(Optional<AuditEntryEntity> row, String fault) {
    addFault(row, row.flatMap(AuditEntryEntity::position), fault);
  }

  private void addFault(Optional<AuditEntryEntity> row, Optional<Long> position, String fault) {
    if (faults.size() < MAX_FAULTS) {
      faults.add(new AuditChainFault(row.map(AuditEntryEntity::id), position, fault));
    }
  }
}
