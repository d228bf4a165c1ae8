package org.headgate.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.headgate.launcher.OwnerOnlyPermissions.Tightening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a home in which a PostgreSQL of a killed launcher still runs. */
class OwnerOnlyPermissionsTest {

  @TempDir private Path home;

  private final Tightening tightening = new Tightening();

  @Test
  void vanishedFileIsIgnored() throws IOException {
    Path segment = Files.createFile(home.resolve("000000010000000000000001"));
    BasicFileAttributes attributes = Files.readAttributes(segment, BasicFileAttributes.class);
    Files.delete(segment);

    assertThat(tightening.visitFile(segment, attributes)).isEqualTo(FileVisitResult.CONTINUE);
    assertThat(tightening.visitFileFailed(segment, new NoSuchFileException(segment.toString())))
        .isEqualTo(FileVisitResult.CONTINUE);
  }

  @Test
  void unreadableFileIsAFailure() {
    Path foreign = home.resolve("foreign");

    assertThatThrownBy(
            () ->
                tightening.visitFileFailed(foreign, new AccessDeniedException(foreign.toString())))
        .isInstanceOf(AccessDeniedException.class);
  }
}
