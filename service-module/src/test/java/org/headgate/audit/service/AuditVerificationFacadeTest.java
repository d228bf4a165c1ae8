package org.headgate.audit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.headgate.audit.persistence.AuditSeal;
import org.headgate.common.problem.DatabaseBusyException;
import org.headgate.common.problem.TooManyRequestsException;
import org.headgate.pool.service.admission.AdmissionController;
import org.headgate.pool.service.admission.AdmissionLimits;
import org.headgate.pool.service.admission.AdmissionRefusedException;
import org.headgate.pool.service.admission.AdmissionRequest;
import org.headgate.pool.service.admission.CurrentRequest;
import org.headgate.pool.service.admission.RequestTicket;
import org.headgate.pool.service.admission.WorkPriority;
import org.junit.jupiter.api.Test;

/** A verification of a long log takes minutes, and must not keep others from the database. */
class AuditVerificationFacadeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final AdmissionController permits =
      new AdmissionController(new AdmissionLimits(8, 100, PATIENCE), System::nanoTime);
  private final AuditVerificationFacade facade = new AuditVerificationFacade();

  /** Ends each verification at its first step. */
  private static final class Sealer extends AuditSealer {

    private final Runnable duringVerification;

    Sealer(Runnable duringVerification) {
      this.duringVerification = duringVerification;
    }

    @Override
    AuditSeal lastSeen() {
      duringVerification.run();
      throw new IllegalStateException("as far as this test goes");
    }
  }

  @Test
  void verificationHoldsNoPermit() throws AdmissionRefusedException {
    facade.sealing = new Sealer(() -> assertThat(permits.snapshot().inUse()).isZero());

    try (CurrentRequest current = request()) {
      assertThatThrownBy(facade::verify).isInstanceOf(IllegalStateException.class);
      assertThat(current.fullBulkhead()).isEmpty();
    }
  }

  @Test
  void secondVerificationIsRefusedWhileOneIsRunning() throws AdmissionRefusedException {
    facade.sealing = new Sealer(() -> CompletableFuture.runAsync(this::assertRefused).join());

    try (CurrentRequest current = request()) {
      assertThatThrownBy(facade::verify).isInstanceOf(IllegalStateException.class);
      assertThat(current.fullBulkhead()).isEmpty();
    }
    assertThat(permits.snapshot().inUse()).isZero();
  }

  private void assertRefused() {
    try (CurrentRequest current = request()) {
      assertThatThrownBy(facade::verify)
          .isInstanceOfSatisfying(
              TooManyRequestsException.class,
              refused -> assertThat(refused.retryAfter()).contains(Duration.ofSeconds(1)));
      assertThat(current.fullBulkhead()).isPresent();
    } catch (AdmissionRefusedException e) {
      throw new AssertionError(e);
    }
  }

  private CurrentRequest request() throws AdmissionRefusedException {
    return CurrentRequest.begin(
        RequestTicket.request(
            permits,
            new AdmissionRequest(WorkPriority.USERS, PATIENCE),
            refused -> new DatabaseBusyException("busy", refused.retryAfter())));
  }
}
