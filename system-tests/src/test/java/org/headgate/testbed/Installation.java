package org.headgate.testbed;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The package of the build, unzipped into an empty folder: any number of nodes run from it.
 *
 * @param wlp Liberty's folder
 */
public record Installation(Path wlp) {

  private static final Path DIST = Path.of(System.getProperty("headgate.dist"));

  public static Installation in(Path folder) throws IOException {
    Files.createDirectories(folder);
    Tool.named("unzip").run(folder, "-q", archive().toString());
    return new Installation(folder.resolve("wlp"));
  }

  /** The package as it was built. */
  public static Path archive() {
    return DIST.resolve("headgate-server.zip").toAbsolutePath();
  }

  /** The commands that run a node in the foreground. */
  public String[] command() {
    return new String[] {wlp.resolve("bin").resolve("server").toString(), "run", "headgate"};
  }

  /**
   * Makes it a later version, whose platform database has these migrations too.
   *
   * @param migrations by the names of their files
   */
  public Installation with(Map<String, String> migrations) throws IOException {
    addMigrations(application(), migrations);
    return this;
  }

  /** The application of all nodes. */
  public Path application() {
    return wlp.resolve("usr/servers/headgate/apps/headgate.war");
  }

  /** Adds scripts to the migrations of the platform database that an application brings. */
  public static void addMigrations(Path war, Map<String, String> migrations) throws IOException {
    Path jar = Files.createTempFile("persistence-module", ".jar");
    try (FileSystem application = FileSystems.newFileSystem(war)) {
      Path inside = persistenceModule(application);
      Files.copy(inside, jar, StandardCopyOption.REPLACE_EXISTING);
      try (FileSystem persistence = FileSystems.newFileSystem(jar)) {
        for (Map.Entry<String, String> entry : migrations.entrySet()) {
          Path script = persistence.getPath("db/migration/platform", entry.getKey());
          Files.writeString(script, entry.getValue());
        }
      }
      Files.copy(jar, inside, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.delete(jar);
    }
  }

  private static Path persistenceModule(FileSystem application) throws IOException {
    try (Stream<Path> libraries = Files.list(application.getPath("WEB-INF/lib"))) {
      return libraries
          .filter(library -> library.getFileName().toString().startsWith("persistence-module"))
          .findFirst()
          .orElseThrow();
    }
  }
}
