package org.headgate.torture.clients;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.headgate.torture.cluster.TortureCluster;
import org.headgate.torture.history.Operation.Kind;

/** Creates, renames and deletes departments, and changes pools while they are in use. */
final class AdministratorClient extends Client {

  private final Account administrator =
      new Account(TortureCluster.ADMINISTRATOR, TortureCluster.PASSWORD);
  private final Map<String, String> departments = new HashMap<>();

  AdministratorClient(String name, Workplace workplace) {
    super(name, workplace, Duration.ofMillis(1200));
  }

  @Override
  void act() throws InterruptedException {
    if (!administrator.isLoggedIn()) {
      caller.logIn(administrator);
      return;
    }
    switch (random.nextInt(8)) {
      case 0 -> changePool();
      case 1, 2, 3 -> close();
      default -> createDepartment();
    }
  }

  private void createDepartment() throws InterruptedException {
    String key = "torture " + UUID.randomUUID();
    Answer answer =
        ask(
            Kind.ADD,
            "department",
            key,
            "",
            () -> send("POST", "/admin/departments", "{\"name\":\"" + key + "\"}"));
    if (answer.isGood()) {
      departments.put(key, answer.field("id"));
    }
  }

  private void close() throws InterruptedException {
    String key = departments.keySet().stream().findFirst().orElse("");
    if (departments.size() < 3) {
      return;
    }
    String id = departments.remove(key);
    ask(Kind.REMOVE, "department", key, "", () -> send("DELETE", "/admin/departments/" + id, ""));
  }

  private void changePool() throws InterruptedException {
    String asked = "unknown " + UUID.randomUUID();
    String body =
        "{\"recycle_seconds\":%d,\"confirm_within_seconds\":2}"
            .formatted(1000 + random.nextInt(2000));
    ask(
        Kind.ADD,
        "pool change",
        known -> known.isGood() ? known.field("change_id") : asked,
        known -> "",
        () -> send("PATCH", "/admin/pools/userdata", body));
  }

  private Answer send(String method, String path, String body) throws InterruptedException {
    Answer answer = caller.send(method, path, administrator.accessToken(), body);
    if (answer.status() == 401) {
      administrator.forgetSession();
    }
    return answer;
  }
}
