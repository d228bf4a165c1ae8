package org.headgate.testbed;

import java.sql.SQLException;
import java.util.Map;

/**
 * The PostgreSQL of tests that need one, and neither break it nor need one of its own: to create a
 * cluster and to start it takes seconds. The first call starts it, and it ends with the tests.
 */
public final class SharedPostgres {

  private SharedPostgres() {}

  /** The server itself, with the role and the database "headgate". */
  public static PostgresServer server() {
    return Holder.SERVER;
  }

  /**
   * Makes a database of this name, which has nothing of another test or of a run before.
   *
   * @return the variable by which Headgate uses it
   */
  public static Map<String, String> database(String name) {
    PostgresServer server = server();
    String database = name.replace('-', '_');
    try {
      server.execute(
          "drop database if exists " + database + " with (force)",
          "create database " + database + " owner headgate");
    } catch (SQLException e) {
      throw new IllegalStateException(database, e);
    }
    return Map.of(
        "DATABASE_URL",
        "postgresql://headgate:not-asked-for@localhost:%s/%s".formatted(server.port(), database));
  }

  private static final class Holder {

    private static final PostgresServer SERVER = started();

    private static PostgresServer started() {
      PostgresServer server = PostgresServer.started("shared-postgres");
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server;
    }
  }
}
