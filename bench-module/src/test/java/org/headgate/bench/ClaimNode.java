package org.headgate.bench;

import com.fasterxml.uuid.Generators;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.headgate.scheduling.service.dispatch.DispatchListener;
import org.headgate.scheduling.service.dispatch.DispatchSettings;
import org.headgate.scheduling.service.dispatch.LeanPool;

/**
 * A process with the dispatcher of a server and nothing else, whose action takes 20 ms. It writes
 * into the database how many claims it tried and won.
 */
public final class ClaimNode {

  static final int CONNECTIONS = 3;

  private static final long REPORT_MILLIS = 250;

  private ClaimNode() {}

  /** The database's URL. */
  public static void main(String[] arguments) throws InterruptedException, SQLException {
    String url = arguments[0];
    AtomicLong tried = new AtomicLong();
    AtomicLong won = new AtomicLong();
    LeanPool pool = new LeanPool(url, CONNECTIONS);
    DispatchDatabase.node(
            pool,
            new CountedClaims(pool, tried, won),
            DispatchSettings.DEFAULT,
            Generators.timeBasedEpochRandomGenerator()::generate,
            DispatchDatabase.sender(
                request -> {
                  pause();
                  return ActionResult.done();
                }),
            new DispatchListener() {})
        .start();
    report(new LeanPool(url, 1), tried, won);
  }

  private static void report(LeanPool pool, AtomicLong tried, AtomicLong won)
      throws InterruptedException, SQLException {
    UUID node = UUID.randomUUID();
    long reported = -1;
    while (true) {
      long sum = tried.get();
      if (sum != reported) {
        write(pool, node, sum, won.get());
        reported = sum;
      }
      Thread.sleep(REPORT_MILLIS);
    }
  }

  private static void write(LeanPool pool, UUID node, long tried, long won) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "insert into platform.bench_claims (node, tried, won) values (?, ?, ?) on conflict"
                    + " (node) do update set tried = excluded.tried, won = excluded.won")) {
      statement.setObject(1, node);
      statement.setLong(2, tried);
      statement.setLong(3, won);
      statement.executeUpdate();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException cutOff) {
      Thread.currentThread().interrupt();
    }
  }
}
