package org.headgate.pool.service.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.headgate.common.service.IdGenerator;
import org.headgate.config.database.ConnectionBudget;
import org.headgate.pool.persistence.NodeLeaseRepository;
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
            return new ConnectionBudget(40);
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

  /** Those of a single node, whose connection may break at the commit. */
  private static final class Leases extends NodeLeaseRepository {

    private boolean isLost;

    private Leases() {
      super(null, null);
    }

    @Override
    public NodeLease decide(Function<List<NodeLease>, NodeLease> decide) {
      NodeLease decided = decide.apply(List.of());
      if (isLost) {
        throw new SqlFailedException(new SQLException("gone", "08006"));
      }
      return decided;
    }
  }
}
