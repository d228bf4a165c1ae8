package org.headgate.launcher;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Restricts files to the owner of the process: 0700 for directories, 0600 for files. It does
 * nothing on file systems without such permissions.
 */
public final class OwnerOnlyPermissions {

  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private OwnerOnlyPermissions() {}

  /** For a file that is about to be made. */
  static FileAttribute<?>[] file(Path file) {
    return attributes(file, "rw-------");
  }

  /** Makes a directory, and those above it, unless they are there. */
  public static void createDirectories(Path directory) throws IOException {
    Files.createDirectories(directory, directory(directory));
  }

  /** For a directory that is about to be made. */
  static FileAttribute<?>[] directory(Path directory) {
    return attributes(directory, "rwx------");
  }

  /** Makes an empty file unless there is one. */
  public static Path createFile(Path file) throws IOException {
    try {
      Files.createFile(file, file(file));
    } catch (FileAlreadyExistsException e) {
      // what is there was tightened with the home
    }
    return file;
  }

  /**
   * Whether this process' user owns the file: another owner could read and replace it whatever its
   * permissions. It compares with a file created for this, because not every user has a name.
   */
  static boolean isOwn(Path file) throws IOException {
    if (!isPosix(file)) {
      return true;
    }
    Path probe = Files.createTempFile("headgate", "");
    try {
      return Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(probe));
    } finally {
      Files.delete(probe);
    }
  }

  /** Removes all permissions of others from a directory and everything in it. */
  static void tighten(Path directory) throws IOException {
    if (isPosix(directory)) {
      Files.walkFileTree(directory, new Tightening());
    }
  }

  private static FileAttribute<?>[] attributes(Path path, String permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /**
   * Follows no link, so that nothing outside of the directory is touched. Files may vanish
   * meanwhile: processes that a killed launcher left running are ended later.
   */
  static final class Tightening extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      tightenOne(directory);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isRegularFile()) {
        tightenOne(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      return failure instanceof NoSuchFileException
          ? FileVisitResult.CONTINUE
          : super.visitFileFailed(file, failure);
    }

    private static void tightenOne(Path path) throws IOException {
      try {
        Set<PosixFilePermission> present =
            Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
        if (!OWNER.containsAll(present)) {
          Set<PosixFilePermission> kept = EnumSet.copyOf(OWNER);
          kept.retainAll(present);
          Files.setPosixFilePermissions(path, kept);
        }
      } catch (NoSuchFileException e) {
        // There is nothing left to be read by others.
      }
    }
  }
}
