package org.headgate.pool.persistence.datasource;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.headgate.pool.persistence.TestPostgres;
import org.junit.jupiter.api.Test;

/** One connection is opened beside the start, and kept by nobody. */
class EarlyConnectionTest {

  @Test
  void connectionIsOpenedAndGivenBack() throws InterruptedException {
    DataSource database = TestPostgres.empty("");
    List<Connection> opened = new CopyOnWriteArrayList<>();

    EarlyConnection.open(
            new PlainDataSource() {
              @Override
              public Connection getConnection() throws SQLException {
                Connection connection = database.getConnection();
                opened.add(connection);
                return connection;
              }
            })
        .join();

    assertThat(opened)
        .singleElement()
        .satisfies(connection -> assertThat(connection.isClosed()).isTrue());
  }

  @Test
  void databaseThatIsDownIsAskedOnce() throws InterruptedException {
    AtomicInteger asked = new AtomicInteger();

    EarlyConnection.open(
            new PlainDataSource() {
              @Override
              public Connection getConnection() throws SQLException {
                asked.incrementAndGet();
                throw new SQLException("down");
              }
            })
        .join();

    assertThat(asked).hasValue(1);
  }
}
