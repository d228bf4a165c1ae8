package org.headgate.audit.api;

import java.util.List;
import java.util.Optional;

/**
 * The result of verifying the audit log.
 *
 * @param intact whether no fault was found
 * @param checked how many sealed entries were checked
 * @param unsealed how many recent entries were checked that have no place in the chain yet
 * @param purgedUpTo the last position that the retention has removed; 0 when none was
 * @param position the last one of the chain; 0 for an empty log
 * @param seal the last entry's seal, hexadecimal: stored elsewhere, it proves later that nothing up
 *     to here was changed
 * @param faults the first 50
 */
public record AuditVerification(
    boolean intact,
    long checked,
    long unsealed,
    long purgedUpTo,
    long position,
    Optional<String> seal,
    List<AuditChainFault> faults) {

  public AuditVerification {
    faults = List.copyOf(faults);
  }
}
