package org.headgate.tasks.persistence;

import java.util.regex.Pattern;

/**
 * Rows that have an end.
 *
 * @param table with its schema
 * @param column when a row is past its time; indexed
 */
public record ExpiringTable(String table, String column) {

  private static final Pattern NAME = Pattern.compile("[a-z_]+(\\.[a-z_]+)?");

  /** Refuses what is no name: it becomes part of a statement. */
  public ExpiringTable {
    if (!NAME.matcher(table).matches() || !NAME.matcher(column).matches()) {
      throw new IllegalArgumentException("no table and column: " + table + " " + column);
    }
  }
}
