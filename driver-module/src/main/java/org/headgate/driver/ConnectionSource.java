package org.headgate.driver;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens a connection to one place, as one user. */
@FunctionalInterface
interface ConnectionSource {
  Connection open() throws SQLException;
}
