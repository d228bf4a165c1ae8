package org.headgate.audit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.headgate.audit.api.AuditVerification;
import org.headgate.audit.persistence.AuditAnchorEntity;
import org.headgate.audit.persistence.AuditEntryEntity;
import org.headgate.audit.persistence.AuditSeal;
import org.headgate.common.problem.TooManyRequestsException;
import org.headgate.config.database.PoolName;
import org.headgate.pool.service.admission.RequestBulkhead;
import org.headgate.pool.service.admission.WorkPriority;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.guard.GuardedWork;

/**
 * Verifies the whole audit log, page by page, each page in its own transaction, so that nobody
 * waits for the verification.
 */
@ApplicationScoped
public class AuditVerificationFacade {

  private static final GuardedWork READ = GuardedWork.read(PoolName.PLATFORM, WorkPriority.JOBS);
  private static final int PAGE = 1000;
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  /** A long log takes minutes, for which its request must not hold a permit. */
  private final RequestBulkhead bulkhead =
      new RequestBulkhead(
          1,
          TIMEOUT,
          wait ->
              new TooManyRequestsException(
                  "Another verification of the audit log is running", wait));

  @Inject AuditService service;
  @Inject AuditChain chain;
  @Inject AuditSealer sealing;
  @Inject DatabaseGuard guard;

  /**
   * Returns the first 50 faults.
   *
   * @throws TooManyRequestsException while another verification is running on this node
   */
  public AuditVerification verify() {
    bulkhead.enter(WorkPriority.USERS);
    AuditSeal known = sealing.lastSeen();
    Optional<AuditAnchorEntity> anchor = read(service::anchor);
    AuditChainVerifier verifier = new AuditChainVerifier(chain, anchor);
    List<AuditEntryEntity> page = read(() -> service.sealedAfter(verifier.last().position(), PAGE));
    while (!page.isEmpty()) {
      if (verifier.misses(page.get(0))) {
        read(service::anchor).ifPresent(verifier::moveTo);
      }
      page.forEach(verifier::verifyNext);
      long position = verifier.last().position();
      page = read(() -> service.sealedAfter(position, PAGE));
    }
    List<AuditEntryEntity> unsealed = read(() -> service.findUnsealed(PAGE));
    unsealed.forEach(verifier::verifyContent);
    verifier.endAt(known);
    return verifier.result(unsealed.size());
  }

  private <T> T read(Supplier<T> query) {
    return guard.call(READ, query);
  }
}
