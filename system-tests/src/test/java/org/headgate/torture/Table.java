package org.headgate.torture;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads tables directly from the database. */
record Table(String jdbcUrl) {

  List<List<String>> rows(String query) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(jdbcUrl + "&options=-ctimezone=UTC");
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      int width = answer.getMetaData().getColumnCount();
      while (answer.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= width; column++) {
          row.add(answer.getString(column));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** The first column. */
  List<String> texts(String query) throws SQLException {
    return rows(query).stream().map(row -> row.get(0)).toList();
  }

  /** The second column by the first. */
  Map<String, String> pairs(String query) throws SQLException {
    Map<String, String> pairs = new HashMap<>();
    rows(query).forEach(row -> pairs.put(row.get(0), row.get(1)));
    return pairs;
  }

  Map<String, Integer> counts(String query) throws SQLException {
    Map<String, Integer> counts = new HashMap<>();
    pairs(query).forEach((key, count) -> counts.put(key, Integer.valueOf(count)));
    return counts;
  }
}
