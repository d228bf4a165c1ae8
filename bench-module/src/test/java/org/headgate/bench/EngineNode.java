package org.headgate.bench;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.UUIDClock;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.headgate.pool.service.guard.DispatchDatabase;
import org.headgate.scheduling.api.Action;
import org.headgate.scheduling.api.SystemAction;
import org.headgate.scheduling.service.dispatch.ActionExecutor;
import org.headgate.scheduling.service.dispatch.ActionRequest;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.headgate.scheduling.service.dispatch.DispatchListener;
import org.headgate.scheduling.service.dispatch.DispatchSettings;
import org.headgate.scheduling.service.dispatch.LeanPool;

/**
 * A process with the dispatcher of a server and nothing else, whose clock is wrong. Its action
 * notes in the database that it was carried out, as a receiver would, and takes a few milliseconds.
 */
public final class EngineNode {

  private EngineNode() {}

  /** The database's URL, the node's name, and by how many seconds its clock is wrong. */
  public static void main(String[] arguments) throws InterruptedException {
    String url = arguments[0];
    String name = arguments[1];
    Duration wrong = Duration.ofSeconds(Long.parseLong(arguments[2]));
    UUIDClock clock =
        new UUIDClock() {
          @Override
          public long currentTimeMillis() {
            return super.currentTimeMillis() + wrong.toMillis();
          }
        };
    TimeBasedEpochRandomGenerator ids =
        Generators.timeBasedEpochRandomGenerator(new Random(), clock);
    DispatchSettings settings =
        new DispatchSettings(
            8,
            Duration.ofMillis(500),
            Duration.ofSeconds(4),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));
    DispatchDatabase.node(
            new LeanPool(url, 3),
            settings,
            ids::generate,
            new Receiver(new LeanPool(url, 2), name),
            new DispatchListener() {})
        .start();
    new CountDownLatch(1).await();
  }

  private record Receiver(LeanPool pool, String name) implements ActionExecutor {

    @Override
    public Class<? extends Action> type() {
      return SystemAction.class;
    }

    @Override
    public ActionResult send(ActionRequest actionRequest) {
      try (Connection connection = pool.getConnection();
          PreparedStatement note =
              connection.prepareStatement(
                  "insert into platform.received (execution, attempt, node) values (?, ?, ?)")) {
        note.setObject(1, actionRequest.id());
        note.setInt(2, actionRequest.attempt());
        note.setString(3, name);
        note.executeUpdate();
        Thread.sleep(5);
        return ActionResult.done();
      } catch (SQLException down) {
        return ActionResult.failed("the receiver is down");
      } catch (InterruptedException cutOff) {
        Thread.currentThread().interrupt();
        return ActionResult.failed("cut off");
      }
    }
  }
}
