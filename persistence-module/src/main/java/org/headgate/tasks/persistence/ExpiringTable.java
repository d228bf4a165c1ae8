package org.headgate.tasks.persistence;

import java.util.regex.Pattern;

/**
 * A table whose rows expire.
 *
 * @param table with its schema
 * @param column when a row expires; indexed
 */
public record ExpiringTable(String table, String column) {

  private static final Pattern NAME = Pattern.compile("[a-z_]+(\\.[a-z_]+)?");

  /** Refuses invalid names, because they become part of a statement. */
  public ExpiringTable {
    if (!NAME.matcher(table).matches() || !NAME.matcher(column).matches()) {
      throw new IllegalArgumentException("no table and column: " + table + " " + column);
    }
  }
}
