package org.headgate.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.headgate.launcher.DatabasePasswords;
import org.headgate.launcher.EmbeddedDatabase;
import org.headgate.launcher.HomeDirectory;
import org.headgate.testbed.PostgresServer;

/**
 * The PostgreSQL of the in-container tests, on the port that their server was told; it ends with
 * the tests.
 */
final class ContainerDatabase {

  /** As the server's environment has it. */
  private static final String PASSWORD = "only-for-tests";

  private static EmbeddedDatabase database;

  private ContainerDatabase() {}

  static synchronized void start() throws IOException {
    if (database == null) {
      HomeDirectory home =
          HomeDirectory.open(Path.of(System.getProperty("headgate.tests"), "container"));
      Files.writeString(home.databasePasswordFile(), PASSWORD);
      database =
          new EmbeddedDatabase(
              home.databaseData(),
              PostgresServer.PROGRAMS,
              home.databaseLog(),
              Integer.getInteger("container.database.port"),
              DatabasePasswords.of(home));
      database.start();
      Runtime.getRuntime().addShutdownHook(new Thread(ContainerDatabase::stop));
    }
  }

  private static void stop() {
    try {
      database.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
