package org.headgate.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConnectionModesTest {

  private final AtomicLong now = new AtomicLong();
  private final ConnectionModes modes = new ConnectionModes(now::get);
  private int looks;

  @Test
  void directServerIsNotProbed() throws SQLException {
    assertThat(modes.of("db", false, () -> probed(ConnectionMode.TRANSACTION_POOLER)))
        .isEqualTo(ConnectionMode.DIRECT);
    assertThat(looks).isZero();
  }

  @Test
  void poolerIsProbedOncePerAddress() throws SQLException {
    for (int connection = 0; connection < 3; connection++) {
      assertThat(modes.of("one", true, () -> probed(ConnectionMode.SESSION_POOLER)))
          .isEqualTo(ConnectionMode.SESSION_POOLER);
    }
    modes.of("two", true, () -> probed(ConnectionMode.TRANSACTION_POOLER));

    assertThat(looks).isEqualTo(2);
  }

  @Test
  void unknownModesAreProbedAgainAfterAMinute() throws SQLException {
    modes.of("db", true, () -> probed(ConnectionMode.UNKNOWN_POOLER));
    now.addAndGet(Duration.ofSeconds(59).toNanos());
    assertThat(modes.of("db", true, () -> probed(ConnectionMode.SESSION_POOLER)))
        .isEqualTo(ConnectionMode.UNKNOWN_POOLER);

    now.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(modes.of("db", true, () -> probed(ConnectionMode.SESSION_POOLER)))
        .isEqualTo(ConnectionMode.SESSION_POOLER);
  }

  @Test
  void lostStatementsIndicateATransactionPooler() throws SQLException {
    modes.of("db", true, () -> probed(ConnectionMode.SESSION_POOLER));

    modes.noteLostStatements();

    assertThat(modes.of("db", true, () -> probed(ConnectionMode.SESSION_POOLER)))
        .isEqualTo(ConnectionMode.TRANSACTION_POOLER);
    assertThat(modes.of("db", false, () -> probed(ConnectionMode.DIRECT)).keepsSession()).isFalse();
  }

  private ConnectionMode probed(ConnectionMode mode) {
    looks++;
    return mode;
  }
}
