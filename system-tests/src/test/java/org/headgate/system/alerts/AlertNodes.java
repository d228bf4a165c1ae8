package org.headgate.system.alerts;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.headgate.system.client.Person;
import org.headgate.system.database.ForeignTransaction;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.Health;

/** Three nodes on one database, and what goes wrong with it. */
record AlertNodes(Headgate one, Headgate two, Headgate three) implements AutoCloseable {

  static AlertNodes started() throws Exception {
    Map<String, String> variables = Map.of("WEBHOOK_ALLOW_PRIVATE", "true");
    Headgate one = Headgate.started("alerts-1", variables);
    one.serve();
    Map<String, String> others = new HashMap<>(one.sharedDatabase());
    others.putAll(variables);
    Headgate two = Headgate.withoutDatabase("alerts-2", others);
    two.serve();
    Headgate three = Headgate.withoutDatabase("alerts-3", others);
    three.serve();
    return new AlertNodes(one, two, three);
  }

  /** Does something while a foreign transaction has locked what each log-in reads. */
  void locked(Runnable meanwhile) throws SQLException {
    ExecutorService callers = Executors.newFixedThreadPool(2);
    try (ForeignTransaction lock = ForeignTransaction.lockingAccounts(one)) {
      for (int caller = 0; caller < 2; caller++) {
        callers.execute(() -> Person.stranger(one).logIn("no such password here"));
      }
      meanwhile.run();
      lock.rollBack();
    } finally {
      callers.shutdownNow();
    }
  }

  /** All nodes read endpoints and rules again within ten seconds. */
  void allKnow() {
    for (Headgate node : List.of(two, three)) {
      Person other = Person.administrator(node);
      other.asCaller().get("/admin/alerts/endpoints").then().statusCode(200);
      other.asCaller().get("/admin/alerts/rules").then().statusCode(200);
    }
  }

  void awaitReady() {
    new Health(one).awaitReady();
    new Health(two).awaitReady();
    new Health(three).awaitReady();
  }

  /** How many mails the nodes have sent to the address. */
  int mails(String address) {
    return Stream.of(one, two, three).mapToInt(node -> node.mailbox(address).mails().size()).sum();
  }

  @Override
  public void close() {
    three.close();
    two.close();
    one.close();
  }
}
