package org.headgate.launcher;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * A secret that the embedded run makes once and finds again at every later start, in a file only
 * its owner may read.
 *
 * @param value the secret
 * @param fresh whether it was made by this start
 */
public record PersistentSecret(String value, boolean fresh) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Refuses an empty secret. */
  public PersistentSecret {
    if (value.isBlank()) {
      throw new IllegalArgumentException("an empty secret protects nothing");
    }
  }

  /**
   * Reads a key of 32 random bytes in base64, or makes it.
   *
   * @throws IOException when the file can be neither read nor written
   */
  public static PersistentSecret key(Path file) throws IOException {
    return in(file, Base64.getEncoder(), 32);
  }

  /**
   * Reads a password of 24 letters, digits, {@code -} and {@code _} (144 bits), or makes it.
   *
   * @throws IOException when the file can be neither read nor written
   */
  public static PersistentSecret password(Path file) throws IOException {
    return in(file, Base64.getUrlEncoder(), 18);
  }

  private static PersistentSecret in(Path file, Base64.Encoder encoder, int size)
      throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return read(file);
    }
    byte[] bytes = new byte[size];
    RANDOM.nextBytes(bytes);
    String value = encoder.encodeToString(bytes);
    write(file, value);
    return new PersistentSecret(value, true);
  }

  private static PersistentSecret read(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        || !OwnerOnlyPermissions.isOwn(file)) {
      throw new LaunchRefusedException(
          file + " is not a file of your own: remove it, and think of how it came there");
    }
    String kept = Files.readString(file).strip();
    if (kept.isEmpty()) {
      throw new LaunchRefusedException(
          file + " is empty: write the secret into it, or delete it for a new one");
    }
    return new PersistentSecret(kept, false);
  }

  /** Writes beside and renames, so that a start that is killed never leaves half a secret. */
  private static void write(Path file, String value) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    try (SeekableByteChannel channel =
            Files.newByteChannel(
                beside,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                OwnerOnlyPermissions.file(file));
        var writer = Channels.newWriter(channel, StandardCharsets.UTF_8)) {
      writer.write(value + "\n");
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Tells nothing of the secret. */
  @Override
  public String toString() {
    return "KeptSecret[fresh=" + fresh + "]";
  }
}
