package org.headgate.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A hand in the database, for what no caller may do: make time pass, switch an account off. */
record Sql(String url) {

  /** One statement; the parameters are texts. */
  int update(String statement, String... parameters) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl());
        PreparedStatement prepared = connection.prepareStatement(statement)) {
      for (int i = 0; i < parameters.length; i++) {
        prepared.setString(i + 1, parameters[i]);
      }
      return prepared.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  /** The first column of the first row. */
  String text(String query, String... parameters) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl());
        PreparedStatement prepared = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        prepared.setString(i + 1, parameters[i]);
      }
      try (ResultSet rows = prepared.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private String jdbcUrl() {
    return "jdbc:" + url.replace("headgate@", "") + "?user=headgate";
  }
}
