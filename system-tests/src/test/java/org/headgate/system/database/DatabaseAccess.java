package org.headgate.system.database;

import java.sql.Connection;
import java.sql.SQLException;

/** The way to a server's database past the server, for those who need no more of it. */
public interface DatabaseAccess {

  /** A connection of the caller's own, which the caller closes. */
  Connection connection() throws SQLException;

  /** The platform database, as a value for {@code DATABASE_URL}. */
  String databaseUrl();
}
