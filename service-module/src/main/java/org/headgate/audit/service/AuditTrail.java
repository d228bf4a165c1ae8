package org.headgate.audit.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.function.Function;
import org.headgate.audit.persistence.AuditEntries;
import org.headgate.audit.persistence.AuditRow;

/**
 * Writes down who did what to whom, in the transaction of the deed itself: neither is there without
 * the other. It costs one insert; the entry is sealed a moment after the commit by {@link
 * AuditSealing}, so that no deed waits for another one's place in the chain.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class AuditTrail {

  @Inject AuditEntries entries;
  @Inject Scribe scribe;
  @Inject AuditSealing sealing;

  public void record(Deed deed) {
    entries.add(scribe.row(deed));
    sealing.wakeAfterCommit();
  }

  /**
   * Records a deed whose own statement writes the entry along: of what is done often, the second
   * round trip is spared, and the transaction where nothing else belongs to it.
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public <T> T recordBy(Deed deed, Function<AuditRow, T> statement) {
    T result = statement.apply(scribe.row(deed));
    sealing.wakeAfterCommit();
    return result;
  }
}
