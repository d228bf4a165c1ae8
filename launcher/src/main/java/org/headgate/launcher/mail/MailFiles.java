package org.headgate.launcher.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.headgate.launcher.OwnerOnlyPermissions;

/**
 * Stores every caught mail as an {@code .eml} file, named by time and number, for any mail reader
 * to open.
 */
final class MailFiles {
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path directory;
  private final AtomicInteger number = new AtomicInteger();

  MailFiles(Path directory) {
    this.directory = directory;
  }

  void store(MimeMessage message, Instant receivedAt) throws MessagingException, IOException {
    OwnerOnlyPermissions.createDirectories(directory);
    String name =
        String.format(
            Locale.ROOT, "%s-%04d.eml", INSTANT.format(receivedAt), number.incrementAndGet());
    try (OutputStream file =
        Files.newOutputStream(OwnerOnlyPermissions.createFile(directory.resolve(name)))) {
      message.writeTo(file);
    }
  }
}
