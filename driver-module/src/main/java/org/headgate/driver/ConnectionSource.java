package org.headgate.driver;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to one place, as one user. */
@FunctionalInterface
interface ConnectionSource {
  Connection open() throws SQLException;
}
