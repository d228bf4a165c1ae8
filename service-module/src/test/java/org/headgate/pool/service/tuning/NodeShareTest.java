package org.headgate.pool.service.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.headgate.common.service.IdGenerator;
import org.headgate.config.database.ConnectionBudget;
import org.headgate.pool.persistence.NodeLeaseRepository;
import org.headgate.pool.persistence.NodeLeaseRepository.NodeLease;
import org.headgate.pool.persistence.OperatorSqlGateway.SqlFailedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeShareTest {

  private static final int WANTED = 20;

  private final Leases leases = new Leases();
  private final NodeShare share = new NodeShare();

  @BeforeEach
  void start() {
    share.leases = leases;
    share.idGenerator = new IdGenerator();
    share.budgets =
        new ConnectionBudgetReader() {
          @Override
          public ConnectionBudget read(NodeLeaseRepository over) {
            return within(40);
          }

          @Override
          int reservedForOthers() {
            return 0;
          }

          @Override
          ConnectionBudget within(int allowed) {
            return new ConnectionBudget(allowed);
          }
        };
    share.pools =
        new PoolResizer() {
          @Override
          public synchronized int heldTotal() {
            return 0;
          }
        };
    share.name();
  }

  @Test
  void grantIsNotUsedUnlessStored() {
    leases.isLost = true;
    assertThatThrownBy(() -> share.decide(leases, WANTED)).isInstanceOf(SqlFailedException.class);

    assertThat(share.report()).isEmpty();
    assertThat(share.granted()).isEqualTo(ConnectionBudget.MIN_SHARE);

    leases.isLost = false;
    share.decide(leases, WANTED);

    assertThat(share.granted()).isEqualTo(WANTED);
  }

  /** The others may have been granted the rest already. */
  @Test
  void smallerGrantIsUsedAlthoughItMayNotBeStored() {
    share.decide(leases, WANTED);
    leases.isLost = true;

    assertThatThrownBy(() -> share.decide(leases, WANTED / 2))
        .isInstanceOf(SqlFailedException.class);

    assertThat(share.granted()).isEqualTo(WANTED / 2);
  }

  @Test
  void unchangedLeaseIsRenewedWithoutADecision() {
    NodeLease stored = share.decide(leases, WANTED);

    assertThat(share.renew(leases, List.of(stored), WANTED)).isEqualTo(stored);

    assertThat(leases.renewed).containsExactly(stored);
    assertThat(leases.decisions).isOne();
  }

  @Test
  void leasesOfTheLastRenewalAreConfirmedWithoutReadingThem() {
    NodeLease stored = share.decide(leases, WANTED);
    assertThat(share.confirm(leases, WANTED)).isEmpty();
    share.renew(leases, List.of(stored), WANTED);

    assertThat(share.confirm(leases, WANTED)).contains(WANTED);
    assertThat(share.confirm(leases, WANTED)).contains(WANTED);

    assertThat(leases.confirmed).containsExactly(List.of(stored), List.of(stored));
    assertThat(share.granted()).isEqualTo(WANTED);
  }

  @Test
  void changedWishIsNotConfirmed() {
    NodeLease stored = share.decide(leases, WANTED);
    share.renew(leases, List.of(stored), WANTED);

    assertThat(share.confirm(leases, WANTED + 1)).isEmpty();

    assertThat(leases.confirmed).isEmpty();
  }

  /** The leases are read again before the next confirmation. */
  @Test
  void leasesThatChangedAreForgotten() {
    NodeLease stored = share.decide(leases, WANTED);
    share.renew(leases, List.of(stored), WANTED);
    leases.isVoid = true;
    assertThat(share.confirm(leases, WANTED)).isEmpty();
    leases.isVoid = false;

    assertThat(share.confirm(leases, WANTED)).isEmpty();
    assertThat(leases.confirmed).isEmpty();
  }

  @Test
  void confirmationReadsTheBudget() {
    NodeLease stored = share.decide(leases, WANTED);
    share.renew(leases, List.of(stored), WANTED);
    leases.serverLimit = 12;

    share.confirm(leases, WANTED);

    assertThat(share.limit()).isEqualTo(12);
  }

  @Test
  void changedWishIsDecided() {
    NodeLease stored = share.decide(leases, WANTED);

    assertThat(share.renew(leases, List.of(stored), WANTED + 1).wanted()).isEqualTo(WANTED + 1);

    assertThat(leases.renewed).isEmpty();
    assertThat(leases.decisions).isEqualTo(2);
  }

  /** The budget of 40 has to be divided. */
  @Test
  void wishOfAnotherNodeIsDecided() {
    NodeLease stored = share.decide(leases, WANTED);
    NodeLease other = new NodeLease(new IdGenerator().next(), 40, 5);

    share.renew(leases, List.of(new NodeLease(stored.nodeId(), 40, 35), other), 40);

    assertThat(leases.renewed).isEmpty();
    assertThat(leases.decisions).isEqualTo(2);
  }

  /** It was void, or another one is stored. */
  @Test
  void leaseThatCannotBeConfirmedIsDecided() {
    NodeLease stored = share.decide(leases, WANTED);
    leases.isVoid = true;

    assertThat(share.renew(leases, List.of(stored), WANTED)).isEqualTo(stored);

    assertThat(leases.decisions).isEqualTo(2);
  }

  /** Those of a single node, whose connection may break at the commit. */
  private static final class Leases extends NodeLeaseRepository {

    private final List<NodeLease> renewed = new ArrayList<>();
    private final List<List<NodeLease>> confirmed = new ArrayList<>();
    private int serverLimit = 40;
    private boolean isLost;
    private boolean isVoid;
    private int decisions;

    private Leases() {
      super(null, null);
    }

    @Override
    public NodeLease decide(Function<List<NodeLease>, NodeLease> decide) {
      decisions++;
      NodeLease decided = decide.apply(List.of());
      if (isLost) {
        throw new SqlFailedException(new SQLException("gone", "08006"));
      }
      return decided;
    }

    @Override
    public boolean renew(NodeLease lease) {
      if (isVoid) {
        return false;
      }
      renewed.add(lease);
      return true;
    }

    @Override
    public Optional<Integer> confirm(NodeLease lease, List<NodeLease> all, int others) {
      if (isVoid) {
        return Optional.empty();
      }
      confirmed.add(all);
      return Optional.of(serverLimit);
    }
  }
}
