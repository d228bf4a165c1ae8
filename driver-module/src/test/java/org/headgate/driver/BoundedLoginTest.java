package org.headgate.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BoundedLoginTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Connection connection =
      (Connection)
          Proxy.newProxyInstance(
              Connection.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("close")) {
                  closed.countDown();
                }
                return null;
              });

  @Test
  void timelyConnectionsAreReturned() throws SQLException {
    assertThat(new BoundedLogin(() -> connection).within(LONG)).isSameAs(connection);
    assertThat(new BoundedLogin(() -> connection).within(Duration.ZERO)).isSameAs(connection);
    assertThat(closed.getCount()).isOne();
  }

  @Test
  void lateConnectionsAreClosed() throws InterruptedException {
    CountDownLatch givenUp = new CountDownLatch(1);
    BoundedLogin login =
        new BoundedLogin(
            () -> {
              awaited(givenUp);
              return connection;
            });

    assertThatThrownBy(() -> login.within(Duration.ofMillis(1)))
        .isInstanceOfSatisfying(
            SQLException.class, late -> assertThat(late.getSQLState()).isEqualTo("08001"));
    givenUp.countDown();

    assertThat(closed.await(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void errorKeepsItsStackTrace() {
    assertThatThrownBy(() -> new BoundedLogin(BoundedLoginTest::refuse).within(LONG))
        .isInstanceOf(SQLException.class)
        .satisfies(
            refused -> assertThat(refused.getStackTrace()[0].getMethodName()).isEqualTo("refuse"));
  }

  @Test
  void interruptedCallersStopWaiting() {
    CountDownLatch never = new CountDownLatch(1);
    Thread.currentThread().interrupt();

    assertThatThrownBy(
            () ->
                new BoundedLogin(
                        () -> {
                          awaited(never);
                          return connection;
                        })
                    .within(LONG))
        .isInstanceOf(SQLException.class);
    assertThat(Thread.interrupted()).isTrue();
    never.countDown();
  }

  private static Connection refuse() throws SQLException {
    throw new SQLException("no");
  }

  private static void awaited(CountDownLatch latch) throws SQLException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new SQLException(e);
    }
  }
}
