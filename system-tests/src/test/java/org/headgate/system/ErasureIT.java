package org.headgate.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A person is erased from the user-data database, though it is away at the time. */
class ErasureIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Headgate shared = Headgate.shared();
  private final Sql server = new Sql(shared.superuserUrl());
  private final String platform = "erasure_" + UUID.randomUUID().toString().substring(0, 8);
  private final String userdata = platform + "_userdata";

  @Test
  void aDatabaseThatIsAwayIsEmptiedOfThePersonWhenItIsBack() throws Exception {
    server.update("create database " + platform + " owner headgate");
    server.update("create database " + userdata + " owner headgate");
    Map<String, String> variables = new HashMap<>(shared.sharedDatabase());
    variables.put("DATABASE_URL", urlOf(platform));
    variables.put("USERDATA_DATABASE_URL", urlOf(userdata));

    try (Headgate headgate = Headgate.withoutDatabase("erasure", variables)) {
      headgate.serve();
      Person ada = Person.user(headgate);
      String id = ada.me().path("id");
      ada.asCaller().body(Map.of("bio", "weirs")).put("/users/me/profile").then().statusCode(200);

      takeAway(userdata);
      ada.delete(Person.PASSWORD).then().statusCode(202);
      ada.me().then().statusCode(401);
      await().atMost(PATIENCE).until(() -> accounts(id).isEmpty());

      giveBack(userdata);
      assertThat(profiles(id)).hasSize(1);
      await().atMost(PATIENCE).until(() -> profiles(id).isEmpty());
    }
  }

  private List<String> accounts(String id) {
    return new Sql(urlOf(platform))
        .texts("select id::text from platform.account where id = ?::uuid", id);
  }

  private List<String> profiles(String id) {
    return new Sql(urlOf(userdata))
        .texts("select bio from userdata.profile where user_id = ?::uuid", id);
  }

  private void takeAway(String database) {
    server.update("alter database " + database + " allow_connections false");
    server.texts(
        "select pg_terminate_backend(pid)::text from pg_stat_activity where datname = ?", database);
  }

  private void giveBack(String database) {
    server.update("alter database " + database + " allow_connections true");
  }

  private String urlOf(String database) {
    return shared.databaseUrl().replaceFirst("/headgate(?=$|\\?)", "/" + database);
  }
}
