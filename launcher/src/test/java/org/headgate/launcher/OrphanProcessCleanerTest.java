package org.headgate.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanProcessCleanerTest {
  @TempDir private Path directory;
  private HomeDirectory home;
  private Process orphan;

  @BeforeEach
  void start() throws IOException {
    home = HomeDirectory.open(directory.resolve("home"));
    orphan = new ProcessBuilder("cat").start();
  }

  @AfterEach
  void end() {
    orphan.destroyForcibly();
  }

  @Test
  void orphanedLibertyIsEnded() throws Exception {
    new ProcessFile(home.libertyProcessFile()).write(orphan.toHandle());

    List<String> lines = endOrphans();

    assertThat(orphan.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(lines).singleElement().asString().contains("Liberty", Long.toString(orphan.pid()));
    assertThat(home.libertyProcessFile()).doesNotExist();
  }

  @Test
  void processWithReusedIdIsNotEnded() throws IOException {
    String longAgo = Instant.EPOCH.toString();
    Files.write(home.libertyProcessFile(), List.of(Long.toString(orphan.pid()), longAgo));

    assertThat(endOrphans()).isEmpty();
    assertThat(orphan.isAlive()).isTrue();
  }

  @Test
  void postmasterOfOtherDataDirectoryIsNotEnded() throws IOException {
    Files.createDirectories(home.databaseData());
    Files.write(
        home.databaseData().resolve("postmaster.pid"),
        List.of(Long.toString(orphan.pid()), home.databaseData().toString()));

    assertThat(endOrphans()).isEmpty();
    assertThat(orphan.isAlive()).isTrue();
  }

  @Test
  void truncatedProcessFilesEndNoProcess() throws IOException {
    for (String content : List.of("12", orphan.pid() + "\n2026-11-30T10:1")) {
      Files.writeString(home.libertyProcessFile(), content);

      assertThat(endOrphans()).isEmpty();
      assertThat(orphan.isAlive()).isTrue();
    }
  }

  private List<String> endOrphans() throws IOException {
    try (HomeLock lock = HomeLock.acquire(home)) {
      return new OrphanProcessCleaner(lock).end();
    }
  }
}
