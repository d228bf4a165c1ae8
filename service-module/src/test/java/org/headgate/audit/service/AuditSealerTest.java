package org.headgate.audit.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.headgate.audit.persistence.AuditSeal;
import org.headgate.pool.service.guard.DatabaseGuard;
import org.headgate.pool.service.monitoring.SharedValue;
import org.headgate.pool.service.monitoring.SharedValueMonitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditSealerTest {

  private final Chain chain = new Chain();
  private final AuditSealer sealer = new AuditSealer();
  private Optional<String> known = Optional.empty();

  @BeforeEach
  void start() {
    sealer.service = chain;
    sealer.guard = new DatabaseGuard() {};
    sealer.sharedValues =
        new SharedValueMonitor() {
          @Override
          public Optional<String> current(SharedValue value) {
            return known;
          }
        };
  }

  @Test
  void entriesMissedByAnotherNodeAreSealedInNextRound() {
    chain.isTaken = true;
    sealer.sealPending();
    assertThat(chain.rounds).isOne();

    chain.isTaken = false;
    sealer.sealPending();

    assertThat(chain.rounds).isEqualTo(2);
    assertThat(sealer.lastSeen()).isEqualTo(Chain.SEAL);
  }

  @Test
  void sealerRunsNoQueryWithoutWaitingEntries() {
    sealer.sealPending();
    sealer.sealPending();
    assertThat(chain.rounds).isOne();

    sealer.wake();
    sealer.sealPending();

    assertThat(chain.rounds).isEqualTo(2);
  }

  @Test
  void entriesOfOthersAreLookedForUnlessThereAreKnownToBeNone() {
    sealer.sealPending();
    known = Optional.of("false");
    runIdleRounds();
    assertThat(chain.rounds).isOne();

    known = Optional.of("true");
    sealer.sealPending();
    assertThat(chain.rounds).isEqualTo(2);

    known = Optional.empty();
    runIdleRounds();
    assertThat(chain.rounds).isEqualTo(3);
  }

  private void runIdleRounds() {
    for (int second = 0; second < 30; second++) {
      sealer.sealPending();
    }
  }

  /** Has one entry to seal each time, unless another node is at it. */
  private static final class Chain extends AuditService {

    private static final AuditSeal SEAL = new AuditSeal(1, "a");
    private boolean isTaken;
    private int rounds;

    @Override
    public Optional<List<AuditSeal>> seal(int limit) {
      rounds++;
      return isTaken ? Optional.empty() : Optional.of(List.of(SEAL));
    }
  }
}
