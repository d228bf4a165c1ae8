package org.headgate.audit.service;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
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
    entries.add(entry(deed));
  }

  /**
   * The entry for a deed whose own statement writes it along: of what is done often, the second
   * round trip is spared.
   */
  public AuditRow entry(Deed deed) {
    sealing.wakeAfterCommit();
    return scribe.row(deed);
  }
}
