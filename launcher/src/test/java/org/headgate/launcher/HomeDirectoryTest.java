package org.headgate.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeDirectoryTest {
  @TempDir private Path project;

  @Test
  void defaultHomeIsInProjectWithOwnerOnlyPermissions() throws IOException {
    HomeDirectory home = HomeDirectory.of(Map.of(), project);

    assertThat(home.root()).isEqualTo(project.toRealPath().resolve(".headgate"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.root())))
        .isEqualTo("rwx------");
  }

  @Test
  void variableSetsTheHome() throws IOException {
    Path named = project.resolve("elsewhere");

    HomeDirectory home = HomeDirectory.of(Map.of("HEADGATE_HOME", named.toString()), project);

    assertThat(home.root()).isEqualTo(named.toRealPath());
  }

  @Test
  void whiteSpaceAroundTheVariableIsDropped() throws IOException {
    Path named = project.resolve("elsewhere");

    HomeDirectory home = HomeDirectory.of(Map.of("HEADGATE_HOME", " " + named + "\n"), project);

    assertThat(home.root()).isEqualTo(named.toRealPath());
  }

  @Test
  void rootOfTheFileSystemIsRefused() {
    Path root = project.getRoot();

    assertThatThrownBy(() -> HomeDirectory.open(root))
        .isInstanceOf(LaunchRefusedException.class)
        .hasMessageContaining("HEADGATE_HOME=" + root + ": allowed");
  }

  @Test
  void secondLauncherIsRefusedUntilFirstEnds() throws IOException {
    HomeDirectory home = HomeDirectory.open(project.resolve("home"));
    try (HomeLock first = HomeLock.acquire(home)) {
      assertThat(first.home()).isEqualTo(home);
      assertThatThrownBy(() -> HomeLock.acquire(home))
          .isInstanceOf(LaunchRefusedException.class)
          .hasMessageContaining(home.toString());
    }
    HomeLock.acquire(home).close();
  }

  @Test
  void permissionsOfAnExistingHomeAreRestricted() throws IOException {
    Path home = Files.createDirectories(project.resolve("home/mail"));
    Path secret = Files.writeString(project.resolve("home/secret-key"), "x");
    Path program = Files.writeString(project.resolve("home/mail/program"), "x");
    Path outside = Files.writeString(project.resolve("outside"), "x");
    Files.createSymbolicLink(project.resolve("home/link"), outside);
    open(home.getParent(), "rwxrwxrwx");
    open(home, "rwxr-xr-x");
    open(secret, "rw-rw-rw-");
    open(program, "rwxr-xr-x");
    open(outside, "rw-r--r--");

    HomeDirectory.open(project.resolve("home"));

    assertThat(permissions(home.getParent())).isEqualTo("rwx------");
    assertThat(permissions(home)).isEqualTo("rwx------");
    assertThat(permissions(secret)).isEqualTo("rw-------");
    assertThat(permissions(program)).isEqualTo("rwx------");
    assertThat(permissions(outside)).isEqualTo("rw-r--r--");
  }

  @Test
  void filesAndBrokenLinksAreRefusedByName() throws IOException {
    Path file = Files.createFile(project.resolve("file"));
    Path nowhere = Files.createSymbolicLink(project.resolve("link"), project.resolve("nowhere"));

    for (Path none : List.of(file, nowhere)) {
      assertThatThrownBy(() -> HomeDirectory.open(none))
          .isInstanceOf(LaunchRefusedException.class)
          .hasMessageContaining("HEADGATE_HOME=" + none);
    }
  }

  @Test
  void directoryThatCannotBeMadeIsRefusedByNameAndReason() throws IOException {
    Path file = Files.createFile(project.resolve("file"));

    Map.of("home", "FileAlreadyExistsException: " + file, "a/home", "Not a directory")
        .forEach(
            (name, reason) ->
                assertThatThrownBy(() -> HomeDirectory.open(file.resolve(name)))
                    .isInstanceOf(LaunchRefusedException.class)
                    .hasMessageStartingWith(
                        "HEADGATE_HOME=" + file.resolve(name) + ": allowed a directory")
                    .hasMessageEndingWith(reason));
  }

  @Test
  void readOnlyDirectoryIsRefusedByName() throws IOException {
    Path home = Files.createDirectory(project.resolve("home"));
    open(home, "r-x------");
    assumeFalse(Files.isWritable(home), "the superuser writes everywhere");

    assertThatThrownBy(() -> HomeDirectory.open(home))
        .isInstanceOf(LaunchRefusedException.class)
        .hasMessageStartingWith("HEADGATE_HOME=" + home.toRealPath() + ": allowed a directory");
  }

  private static void open(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
