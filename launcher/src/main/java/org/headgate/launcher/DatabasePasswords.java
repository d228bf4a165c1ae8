package org.headgate.launcher;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The passwords of the embedded PostgreSQL: without them every user of the machine would be its
 * superuser.
 *
 * @param superuserFile the file with the superuser's password, which initdb reads
 * @param superuser the superuser's password
 * @param role the password of the role that owns Headgate's database
 */
public record DatabasePasswords(Path superuserFile, String superuser, String role) {

  /** Characters that need no quoting in SQL and URLs. */
  private static final String PLAIN = "[A-Za-z0-9_-]+";

  /** Refuses passwords that need quoting. */
  public DatabasePasswords {
    if (!superuser.matches(PLAIN) || !role.matches(PLAIN)) {
      throw new LaunchRefusedException(
          "a password of the embedded PostgreSQL consists of letters, digits, - and _: correct the"
              + " files database-password and database-superuser-password, or delete them for new"
              + " ones");
    }
  }

  /**
   * The passwords of a home, created at the first start.
   *
   * @throws IOException when they can be neither read nor written
   */
  public static DatabasePasswords of(HomeDirectory home) throws IOException {
    return new DatabasePasswords(
        home.databaseSuperuserPasswordFile(),
        PersistentSecret.password(home.databaseSuperuserPasswordFile()).value(),
        PersistentSecret.password(home.databasePasswordFile()).value());
  }

  /** Leaves out the passwords. */
  @Override
  public String toString() {
    return "DatabasePasswords[]";
  }
}
