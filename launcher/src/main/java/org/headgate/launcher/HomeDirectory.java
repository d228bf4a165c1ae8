package org.headgate.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/**
 * The directory with all persistent files of an embedded run: database, secrets, mails, logs. It is
 * created at the first start and never deleted by the launcher; runs with different homes share
 * only the installed Liberty. Only its owner can read it: permissions are restricted at each start.
 */
public final class HomeDirectory {
  /** The variable that names the home. */
  public static final String VARIABLE = "HEADGATE_HOME";

  private static final String DEFAULT_NAME = ".headgate";
  private static final String WRITABLE = "a directory that this user can make and write to";

  private final Path root;

  private HomeDirectory(Path root) {
    this.root = root;
  }

  /**
   * The home of a run: {@code HEADGATE_HOME}, relative to the working directory, or {@code
   * .headgate} in the project.
   *
   * @param environment the environment of the launcher
   * @param project the directory of the root pom
   * @throws LaunchRefusedException as {@link #open}
   */
  public static HomeDirectory of(Map<String, String> environment, Path project) {
    String named = environment.getOrDefault(VARIABLE, "");
    return open(named.isBlank() ? project.resolve(DEFAULT_NAME) : Path.of(named.strip()));
  }

  /**
   * Opens a home, and makes it when it is not there yet.
   *
   * @param root the directory
   * @throws LaunchRefusedException when it is somebody else's, no directory, or not writable
   */
  public static HomeDirectory open(Path root) {
    Path absolute = root.toAbsolutePath().normalize();
    if (absolute.getParent() == null) {
      throw refused(absolute, "a directory of its own");
    }
    try {
      return opened(absolute);
    } catch (IOException e) {
      throw refused(absolute, WRITABLE + "; " + FailureText.of(e));
    }
  }

  private static HomeDirectory opened(Path absolute) throws IOException {
    Files.createDirectories(absolute.getParent());
    if (!Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(absolute, OwnerOnlyPermissions.directory(absolute));
    }
    if (!Files.isDirectory(absolute)) {
      throw refused(absolute, "a directory");
    }
    HomeDirectory home = new HomeDirectory(absolute.toRealPath());
    if (!OwnerOnlyPermissions.isOwn(home.root)) {
      throw refused(home.root, "a directory of your own");
    }
    OwnerOnlyPermissions.tighten(home.root);
    if (!Files.isWritable(home.root)) {
      throw refused(home.root, WRITABLE);
    }
    return home;
  }

  private static LaunchRefusedException refused(Path path, String allowed) {
    return new LaunchRefusedException("%s=%s: allowed %s".formatted(VARIABLE, path, allowed));
  }

  /** The directory itself, absolute and without links. */
  public Path root() {
    return root;
  }

  /** Locked while a launcher runs. */
  public Path lockFile() {
    return root.resolve("launcher.lock");
  }

  /** The cluster of the embedded PostgreSQL. */
  public Path databaseData() {
    return root.resolve("postgres").resolve("data");
  }

  /** The unpacked programs of the embedded PostgreSQL. */
  public Path databasePrograms() {
    return root.resolve("postgres").resolve("programs");
  }

  /** The log of the embedded PostgreSQL. */
  public Path databaseLog() {
    return root.resolve("logs").resolve("postgresql.log");
  }

  /** Liberty's output directory: work area, transaction logs. */
  public Path libertyOutput() {
    return root.resolve("liberty");
  }

  /** Liberty's log directory. */
  public Path libertyLogs() {
    return root.resolve("logs");
  }

  /** Names the Liberty that runs, or ran last. */
  public Path libertyProcessFile() {
    return root.resolve("liberty.pid");
  }

  /** The caught mails, one {@code .eml} file each. */
  public Path mail() {
    return root.resolve("mail");
  }

  /** The stored {@code SECRET_KEY}. */
  public Path secretKeyFile() {
    return root.resolve("secret-key");
  }

  /** The stored password of the first administrator. */
  public Path adminPasswordFile() {
    return root.resolve("admin-password");
  }

  /** The stored password of the role that owns the embedded database. */
  public Path databasePasswordFile() {
    return root.resolve("database-password");
  }

  /** The stored password of the embedded PostgreSQL's superuser. */
  public Path databaseSuperuserPasswordFile() {
    return root.resolve("database-superuser-password");
  }

  /** The stored token of the mail viewer. */
  public Path mailTokenFile() {
    return root.resolve("mail-token");
  }

  /** The stored password of Liberty's key store. */
  public Path keyStorePasswordFile() {
    return root.resolve("key-store-password");
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
