package org.headgate.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.headgate.launcher.EmbeddedDatabase;
import org.headgate.launcher.HomeDirectory;

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
      database = EmbeddedDatabase.of(home, Integer.getInteger("container.database.port"));
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
