package org.headgate.system.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An empty folder in which a server is set up from the files of the build alone. */
public final class EmptyFolder {

  private static final Path DIST = Path.of(System.getProperty("headgate.dist"));

  private static final boolean EACH_JAVA = "each".equals(System.getProperty("javas"));

  private EmptyFolder() {}

  /** An empty folder with these files of the build, which anybody may write to. */
  public static Path with(Path parent, String name, String... files) throws IOException {
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path place = Files.createDirectory(parent.resolve(name));
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxrwxrwx"));
    for (String file : files) {
      Files.copy(DIST.resolve(file), place.resolve(file));
    }
    return place;
  }

  /** The command by a user without rights; by whoever runs the tests, unless that is root. */
  static String[] asNobody(String... command) {
    Stream<String> other =
        "root".equals(System.getProperty("user.name"))
            ? Stream.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
            : Stream.of();
    return Stream.concat(other, Stream.of(command)).toArray(String[]::new);
  }

  /** The Java of the tests, and a JDK 25 where this machine has one. */
  public static List<Path> javas() throws IOException {
    List<Path> javas = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
    Path all = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(all)) {
      try (Stream<Path> installed = Files.list(all)) {
        installed
            .filter(jdk -> jdk.getFileName().toString().matches(".*\\b25\\b.*"))
            .filter(jdk -> Files.isExecutable(jdk.resolve("bin").resolve("java")))
            .limit(1)
            .forEach(javas::add);
      }
    }
    if (javas.size() == 1) {
      System.out.println("no JDK 25 in " + all + ": nothing is tried on it");
    }
    return javas;
  }

  /** The newest of them; in the profile {@code cluster} all of them. */
  static List<Path> newestJava() throws IOException {
    List<Path> javas = javas();
    return EACH_JAVA ? javas : javas.subList(javas.size() - 1, javas.size());
  }

  /** The Java of the tests; in the profile {@code cluster} all of them. */
  static List<Path> ownJava() throws IOException {
    List<Path> javas = javas();
    return EACH_JAVA ? javas : javas.subList(0, 1);
  }

  /** The variables that make a shell use this Java. */
  static Map<String, String> of(Path java) {
    return Map.of(
        "JAVA_HOME", java.toString(), "PATH", java.resolve("bin") + ":" + System.getenv("PATH"));
  }
}
