package org.headgate.idempotency.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.headgate.common.problem.DatabaseBusyException;
import org.headgate.idempotency.api.IdempotencyKey;
import org.headgate.idempotency.api.RequestInProgressException;
import org.headgate.pool.service.admission.AdmissionController;
import org.headgate.pool.service.admission.AdmissionLimits;
import org.headgate.pool.service.admission.AdmissionRefusedException;
import org.headgate.pool.service.admission.AdmissionRequest;
import org.headgate.pool.service.admission.CurrentRequest;
import org.headgate.pool.service.admission.RequestTicket;
import org.headgate.pool.service.admission.WorkPriority;
import org.junit.jupiter.api.Test;

/** Repetitions of a request that is still running. */
class IdempotencyFacadeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int WAITING_WITH_A_THREAD = 8;
  private static final RequestFingerprint REQUEST =
      new RequestFingerprint(
          new IdempotencyKey("key"), Optional.empty(), "POST /schedules/1/test", "{}");
  private static final IdempotencyClaim ANSWER =
      new IdempotencyClaim.Repeated(new StoredResponse(200, Map.of(), "{}"));

  private final AdmissionController permits =
      new AdmissionController(new AdmissionLimits(20, 100, PATIENCE), System::nanoTime);
  private final IdempotencyFacade facade = new IdempotencyFacade();

  /** Claims of a key that another attempt has until its answer is there. */
  private static final class ForeignKey extends IdempotencyClaims {

    private final Supplier<IdempotencyClaim> answer;

    ForeignKey(Supplier<IdempotencyClaim> answer) {
      this.answer = answer;
    }

    @Override
    public IdempotencyClaim claim(RequestFingerprint request) {
      throw new RequestInProgressException();
    }

    @Override
    public IdempotencyClaim awaitClaim(RequestFingerprint request) {
      return answer.get();
    }
  }

  @Test
  void waitingRepetitionHoldsNoPermit() throws AdmissionRefusedException {
    List<Integer> inUse = new ArrayList<>();
    facade.claims =
        new ForeignKey(
            () -> {
              inUse.add(permits.snapshot().inUse());
              return ANSWER;
            });
    try (CurrentRequest current = request()) {
      assertThat(facade.begin(REQUEST)).isEqualTo(ANSWER);

      assertThat(inUse).containsExactly(0);
      assertThat(permits.snapshot().inUse()).isEqualTo(1);
      assertThat(current.fullBulkhead()).isEmpty();
    }
    assertThat(permits.snapshot().inUse()).isZero();
  }

  @Test
  void crowdOfRepetitionsWaitsWithoutThreads() throws Exception {
    CountDownLatch waiting = new CountDownLatch(WAITING_WITH_A_THREAD);
    CountDownLatch answered = new CountDownLatch(1);
    facade.claims = new ForeignKey(() -> answer(waiting, answered));
    ExecutorService clients = Executors.newFixedThreadPool(WAITING_WITH_A_THREAD);
    try {
      List<Future<IdempotencyClaim>> crowd = new ArrayList<>();
      for (int client = 0; client < WAITING_WITH_A_THREAD; client++) {
        crowd.add(clients.submit(this::repeat));
      }
      waiting.await();

      try (CurrentRequest current = request()) {
        assertThatThrownBy(() -> facade.begin(REQUEST))
            .isInstanceOf(RequestInProgressException.class);
        assertThat(current.fullBulkhead()).isPresent();
      }

      assertThat(permits.snapshot().inUse()).isZero();
      answered.countDown();
      for (Future<IdempotencyClaim> repetition : crowd) {
        assertThat(repetition.get()).isEqualTo(ANSWER);
      }
    } finally {
      answered.countDown();
      clients.shutdown();
    }
    assertThat(permits.snapshot().inUse()).isZero();
  }

  private IdempotencyClaim repeat() throws AdmissionRefusedException {
    try (CurrentRequest current = request()) {
      assertThat(current.fullBulkhead()).isEmpty();
      return facade.begin(REQUEST);
    }
  }

  private static IdempotencyClaim answer(CountDownLatch waiting, CountDownLatch answered) {
    waiting.countDown();
    try {
      answered.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ANSWER;
  }

  private CurrentRequest request() throws AdmissionRefusedException {
    return CurrentRequest.begin(
        RequestTicket.request(
            permits,
            new AdmissionRequest(WorkPriority.USERS, PATIENCE),
            refused -> new DatabaseBusyException("busy", refused.retryAfter())));
  }
}
