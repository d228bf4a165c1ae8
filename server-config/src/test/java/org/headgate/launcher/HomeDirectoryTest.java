package org.headgate.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeDirectoryTest {
  @TempDir private Path project;

  @Test
  void withoutAVariableItLiesInTheProjectForItsOwnerOnly() throws IOException {
    HomeDirectory home = HomeDirectory.of(Map.of(), project);

    assertThat(home.root()).isEqualTo(project.toRealPath().resolve(".headgate"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.root())))
        .isEqualTo("rwx------");
  }

  @Test
  void theVariableNamesIt() throws IOException {
    Path named = project.resolve("elsewhere");

    HomeDirectory home = HomeDirectory.of(Map.of("HEADGATE_HOME", named.toString()), project);

    assertThat(home.root()).isEqualTo(named.toRealPath());
  }

  @Test
  void aSecondLauncherIsRefusedByNameUntilTheFirstHasEnded() throws IOException {
    HomeDirectory home = HomeDirectory.open(project.resolve("home"));
    try (HomeLock first = HomeLock.acquire(home)) {
      assertThat(first.home()).isEqualTo(home);
      assertThatThrownBy(() -> HomeLock.acquire(home))
          .isInstanceOf(LauncherRefused.class)
          .hasMessageContaining(home.toString());
    }
    HomeLock.acquire(home).close();
  }
}
