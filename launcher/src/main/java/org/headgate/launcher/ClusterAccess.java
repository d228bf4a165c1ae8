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
import java.util.stream.Stream;

/**
 * Who gets into a cluster of the embedded PostgreSQL: nobody without a password. Runs before each
 * start of the server, so that a cluster of an earlier version, which trusted everybody on the
 * machine, is never open again. The superuser's password is set in PostgreSQL's single-user mode,
 * which listens nowhere.
 *
 * @param data the data directory of the cluster
 * @param programs where PostgreSQL's programs are unpacked
 * @param log what the programs print
 */
record ClusterAccess(Path data, Path programs, Path log) {

  private static final String SUPERUSER = "postgres";
  private static final String METHOD = "scram-sha-256";
  private static final String MARK = "headgate-superuser-password";

  /**
   * Leaves no rule that lets anybody in without a password, and gives the superuser its own.
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

  /** A rule ends with its method; what its owner has written otherwise stays. */
  private static String tightened(String rule) {
    return rule.strip().startsWith("#") ? rule : rule.replaceFirst("\\btrust\\s*$", METHOD);
  }

  /** Of several versions only that of the cluster starts. */
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
    } catch (IOException ofAnotherVersion) {
      process.destroy();
    }
    return hasSucceeded(process);
  }

  private static boolean hasSucceeded(Process process) throws IOException {
    try {
      return process.waitFor() == 0;
    } catch (InterruptedException cutOff) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("cut off while a password was set", cutOff);
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
