package org.headgate.system.accounts;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.headgate.system.client.Person;
import org.headgate.system.database.Sql;
import org.headgate.system.server.Headgate;
import org.headgate.system.server.Health;
import org.junit.jupiter.api.Test;

/** User data is erased, though its database is unavailable at the time. */
class ErasureIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Headgate headgate = Headgate.strict();
  private final Sql postgres = new Sql(Headgate.shared().superuser().url());
  private final Sql platform = new Sql(headgate.databaseUrl());
  private final Sql userdata = new Sql(headgate.userdataUrl());

  @Test
  void personalDataIsErasedAfterDatabaseRecovery() {
    Person ada = Person.user(headgate);
    String id = ada.me().path("id");
    ada.asCaller().body(Map.of("bio", "weirs")).put("/users/me/profile").then().statusCode(200);

    disconnectUserData();
    try {
      ada.delete(Person.PASSWORD).then().statusCode(202);
      ada.me().then().statusCode(401);
      await().atMost(PATIENCE).until(() -> accounts(id).isEmpty());
      await().atMost(PATIENCE).until(() -> hasFailedAtUserData(id));
    } finally {
      reconnectUserData();
    }
    await().atMost(PATIENCE).until(() -> profiles(id).isEmpty());
    new Health(headgate).awaitReady();
  }

  private List<String> accounts(String id) {
    return platform.texts("select id::text from platform.account where id = ?::uuid", id);
  }

  /** It is tried again until it succeeds. */
  private boolean hasFailedAtUserData(String id) {
    return !platform
        .texts(
            "select task_name from platform.scheduled_tasks"
                + " where task_instance = ? and consecutive_failures > 0",
            id + "/userdata/1")
        .isEmpty();
  }

  private List<String> profiles(String id) {
    return userdata.texts("select bio from userdata.profile where user_id = ?::uuid", id);
  }

  private void disconnectUserData() {
    postgres.update("alter database " + name() + " allow_connections false");
    postgres.texts(
        "select pg_terminate_backend(pid)::text from pg_stat_activity where datname = ?", name());
  }

  private void reconnectUserData() {
    postgres.update("alter database " + name() + " allow_connections true");
  }

  private String name() {
    return headgate.userdataUrl().replaceFirst("^.*/", "");
  }
}
