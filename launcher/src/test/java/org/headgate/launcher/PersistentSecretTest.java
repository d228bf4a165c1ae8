package org.headgate.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistentSecretTest {
  @TempDir private Path directory;

  @Test
  void keyHas32BytesAndIsReused() throws IOException {
    Path file = directory.resolve("secret-key");

    PersistentSecret made = PersistentSecret.key(file);
    PersistentSecret found = PersistentSecret.key(file);

    assertThat(Base64.getDecoder().decode(made.value())).hasSize(32);
    assertThat(made.fresh()).isTrue();
    assertThat(found.fresh()).isFalse();
    assertThat(found.value()).isEqualTo(made.value());
  }

  @Test
  void fileIsReadableByOwnerOnly() throws IOException {
    Path file = directory.resolve("admin-password");

    PersistentSecret.password(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void toStringHidesTheSecret() throws IOException {
    PersistentSecret secret = PersistentSecret.password(directory.resolve("admin-password"));

    assertThat(secret.toString()).doesNotContain(secret.value());
  }

  @Test
  void emptyFileIsRefused() throws IOException {
    Path file = Files.createFile(directory.resolve("secret-key"));

    assertThatThrownBy(() -> PersistentSecret.key(file))
        .isInstanceOf(LaunchRefusedException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void symbolicLinkIsRefused() throws IOException {
    Path elsewhere = Files.writeString(directory.resolve("elsewhere"), "known to somebody");
    Path file = Files.createSymbolicLink(directory.resolve("secret-key"), elsewhere);

    assertThatThrownBy(() -> PersistentSecret.key(file))
        .isInstanceOf(LaunchRefusedException.class)
        .hasMessageContaining(file.toString());
  }
}
