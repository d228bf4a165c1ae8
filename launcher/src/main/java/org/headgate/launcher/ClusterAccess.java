package org.headgate.launcher;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Restricts access to a cluster of the embedded PostgreSQL: nobody connects without a password. It
 * runs before each start, so that a cluster of an earlier version, which trusted all local users,
 * is never open again. The superuser's password is set in PostgreSQL's single-user mode, which
 * listens on no port.
 *
 * @param data the data directory of the cluster
 * @param programs where PostgreSQL's programs are unpacked
 * @param log gets the output of the programs
 */
record ClusterAccess(Path data, Path programs, Path log) {

  private static final String SUPERUSER = "postgres";
  private static final String METHOD = "scram-sha-256";
  private static final String MARK = "headgate-superuser-password";

  /** A rule with this method, perhaps before a comment; names may be quoted. */
  private static final Pattern TRUST =
      Pattern.compile("^((?:[^#\"]|\"[^\"]*\")*\\s)trust(?=\\s*(?:#.*)?$)");

  /**
   * Removes rules that need no password, and sets the superuser's password.
   *
   * @throws IOException when the cluster cannot be changed
   */
  void restrict(DatabasePasswords passwords) throws IOException {
    tightenRules();
    Path mark = data.resolve(MARK);
    String digest = digest(passwords.superuser());
    if (!Files.exists(mark) || !Files.readString(mark).strip().equals(digest)) {
      setPassword(passwords.superuser());
      Files.deleteIfExists(mark);
      Files.writeString(OwnerOnlyPermissions.createFile(mark), digest + "\n");
    }
  }

  private void tightenRules() throws IOException {
    Path rules = data.resolve("pg_hba.conf");
    List<String> present = Files.readAllLines(rules);
    List<String> tightened = present.stream().map(ClusterAccess::tightened).toList();
    if (!tightened.equals(present)) {
      Files.write(rules, tightened);
    }
  }

  /** Rules that the owner added stay, with the same method. */
  static String tightened(String rule) {
    return TRUST.matcher(rule).replaceFirst("$1" + METHOD);
  }

  /** Of several unpacked versions, only the cluster's own starts. */
  private void setPassword(String password) throws IOException {
    for (Path program : unpacked()) {
      if (hasSetPassword(program, password)) {
        return;
      }
    }
    throw new IOException("PostgreSQL's superuser got no password; see " + log);
  }

  private boolean hasSetPassword(Path program, String password) throws IOException {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      // PostgreSQL refuses to run as root.
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(List.of(program.toString(), "--single", "-D", data.toString(), SUPERUSER));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    try (Writer statements = process.outputWriter(StandardCharsets.UTF_8)) {
      statements.write("alter role " + SUPERUSER + " password '" + password + "'\n");
    } catch (IOException e) {
      // PostgreSQL does not start on the data of another version.
      process.destroy();
    }
    return hasSucceeded(process);
  }

  private static boolean hasSucceeded(Process process) throws IOException {
    try {
      return process.waitFor() == 0;
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("cut off while a password was set", e);
    }
  }

  private List<Path> unpacked() throws IOException {
    try (Stream<Path> versions = Files.list(programs)) {
      return versions
          .map(version -> version.resolve("bin").resolve("postgres"))
          .filter(Files::isExecutable)
          .toList();
    }
  }

  private static String digest(String password) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(password.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
