package org.headgate.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Allows one launcher at a time in a home. The operating system releases the lock whenever the
 * launcher ends, so a held lock means a running launcher.
 */
public final class HomeLock implements AutoCloseable {
  private final HomeDirectory home;
  private final FileChannel channel;

  private HomeLock(HomeDirectory home, FileChannel channel) {
    this.home = home;
    this.channel = channel;
  }

  /**
   * Locks the home.
   *
   * @throws LaunchRefusedException when another launcher holds it
   * @throws IOException when the lock file cannot be written
   */
  public static HomeLock acquire(HomeDirectory home) throws IOException {
    FileChannel channel =
        FileChannel.open(
            home.lockFile(),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
            OwnerOnlyPermissions.file(home.lockFile()));
    if (!locked(channel)) {
      channel.close();
      throw new LaunchRefusedException(
          "%s %s is in use by a launcher that still runs: end that one, or choose another %s (and other ports)"
              .formatted(HomeDirectory.VARIABLE, home, HomeDirectory.VARIABLE));
    }
    return new HomeLock(home, channel);
  }

  /** The locked home. */
  public HomeDirectory home() {
    return home;
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // This process holds it already.
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
