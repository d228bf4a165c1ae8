package org.headgate.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.headgate.bench.BenchTable;
import org.junit.jupiter.api.Test;

/**
 * From the command to ready, in turns: the server as it is, with all libraries in the WAR, and the
 * same with those of others in a shared library of the server configuration.
 */
class LibraryPlacementBenchIT {

  private static final Path DIRECTORY = Bench.DIRECTORY.resolve("library-placement");
  private static final Path SERVER = Path.of("usr/servers/headgate");
  private static final String APPLICATION = "location=\"headgate.war\" contextRoot=\"/\"/>";
  private static final String WITH_LIBRARY =
      """
      location="headgate.war" contextRoot="/">
          <classloader commonLibraryRef="libraries"/>
        </webApplication>
        <library id="libraries">
          <fileset dir="${server.config.dir}/lib/shared" includes="*.jar"/>
        </library>""";

  @Test
  void startTimeIsComparedWithSharedLibraries() throws IOException, InterruptedException {
    Map<String, String> shared = Map.of("WLP_USER_DIR", sharedLibraries().toString());
    StartTimes inTheWar = new StartTimes();
    StartTimes outside = new StartTimes();
    // The first one of each fills caches of its work area and of the machine.
    for (int turn = 0; turn <= Bench.TURNS; turn++) {
      Duration own = startTime("war", Map.of());
      Duration other = startTime("shared", shared);
      if (turn > 0) {
        inTheWar.add(own);
        outside.add(other);
      }
    }
    BenchTable table =
        new BenchTable(List.of("libraries in the WAR", "shared libraries", "shared ones take"));
    table.add(
        List.of(
            inTheWar.cell(),
            outside.cell(),
            String.format(Locale.ROOT, "%.2f times as long", outside.timesAsLongAs(inTheWar))));
    table.write(Bench.DIRECTORY.resolve("library-placement.md"));
    assertThat(Bench.DIRECTORY.resolve("library-placement.md")).content().contains("times");
  }

  private static Duration startTime(String name, Map<String, String> environment)
      throws IOException, InterruptedException {
    try (HeadgatePeer headgate =
        new HeadgatePeer(DIRECTORY.resolve(name), Bench.LIBERTY, Bench.CONNECTIONS, environment)) {
      return headgate.startTime();
    }
  }

  /** A copy of the server whose WAR has only our own modules left. */
  private static Path sharedLibraries() throws IOException {
    Path server = DIRECTORY.resolve(SERVER);
    for (String part : List.of("server.xml", "server.env", "jvm.options", "conf", "lib", "apps")) {
      copy(Bench.LIBERTY.resolve(SERVER).resolve(part), server.resolve(part));
    }
    Path libraries = Files.createDirectories(server.resolve("lib/shared"));
    try (FileSystem war = FileSystems.newFileSystem(server.resolve("apps/headgate.war"))) {
      for (Path jar : librariesOfOthers(war)) {
        copy(jar, libraries.resolve(jar.getFileName().toString()));
        Files.delete(jar);
      }
    }
    Path application = server.resolve("conf/application.xml");
    String configuration = Files.readString(application);
    assertThat(configuration).contains(APPLICATION);
    Files.writeString(application, configuration.replace(APPLICATION, WITH_LIBRARY));
    return DIRECTORY.resolve("usr");
  }

  private static List<Path> librariesOfOthers(FileSystem war) throws IOException {
    try (Stream<Path> jars = Files.list(war.getPath("WEB-INF/lib"))) {
      return jars.filter(jar -> !jar.getFileName().toString().contains("-module-")).toList();
    }
  }

  /** Replaces what an earlier run left. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString()).normalize();
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(target);
        Files.copy(file, target);
      }
    }
  }
}
