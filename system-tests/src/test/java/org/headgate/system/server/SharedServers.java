package org.headgate.system.server;

import java.util.List;
import java.util.Map;
import org.headgate.system.database.Sql;
import org.headgate.system.receivers.LegacyServer;

/** The servers that many tests share, each started by whoever asks first. */
final class SharedServers {

  private SharedServers() {}

  static Headgate first() {
    return First.INSTANCE;
  }

  static Headgate permissive() {
    return Permissive.INSTANCE;
  }

  static Headgate strict() {
    return Strict.INSTANCE;
  }

  static LegacyServer legacy() {
    return Strict.LEGACY;
  }

  private static final class First {

    private static final Headgate INSTANCE =
        Headgate.started(
                "shared",
                SmallestPools.with(
                    Map.of("CORS_ORIGINS", Headgate.ORIGIN + ", HTTP://LocalHost:3000")))
            .servingToTheEnd();
  }

  private static final class Permissive {

    private static final Headgate INSTANCE =
        Headgate.started(
                "permissive",
                SmallestPools.with(
                    Map.of(
                        "WEBHOOK_ALLOW_PRIVATE", "true",
                        "NETWORK_SENDS", "100000",
                        "NETWORK_FAILURES", "100000",
                        "AUDIT_RETENTION", "30")))
            .servingToTheEnd();
  }

  private static final class Strict {

    private static final String PLATFORM = "strict";
    private static final String USERDATA = "strict_userdata";
    private static final LegacyServer LEGACY = LegacyServer.started();
    private static final Headgate INSTANCE = start();

    private static Headgate start() {
      Headgate first = first();
      Sql postgres = new Sql(first.superuser().url());
      for (String database : List.of(PLATFORM, USERDATA)) {
        postgres.update("drop database if exists " + database + " with (force)");
        postgres.update("create database " + database + " owner headgate");
      }
      Map<String, String> variables = SmallestPools.with(first.sharedDatabase());
      variables.put("DATABASE_URL", first.databaseUrlOf(PLATFORM));
      variables.put("USERDATA_DATABASE_URL", first.databaseUrlOf(USERDATA));
      variables.put("ADMIN_SECOND_FACTOR", "required");
      variables.put("HEALTH_DETAILS", "when_authorized");
      variables.put("PASSWORD_MIN_LENGTH", "12");
      variables.put("PASSWORD_HASH_ITERATIONS", "3");
      variables.put("SESSION_IDLE_TIMEOUT", "1800");
      variables.put("SESSION_LIFETIME", "43200");
      variables.put("LOG_FORMAT", "json");
      variables.put("ACCESS_LOG", "true");
      variables.putAll(LEGACY.settings());
      return Headgate.withoutDatabase("strict", variables).servingToTheEnd();
    }
  }
}
