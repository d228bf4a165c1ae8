package org.headgate.system.database;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** SQL for what no caller can do, such as making time pass. */
public record Sql(String url) {

  private static final String TABLES =
      """
      select n.nspname || '.' || c.relname
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('platform', 'userdata') and c.relkind in ('r', 'p')
         and not c.relispartition
      """;

  /** One statement; the parameters are texts. */
  public int update(String statement, String... parameters) {
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

  /** One after another, whatever they answer. */
  public void runAll(List<String> statements) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl());
        Statement run = connection.createStatement()) {
      for (String sql : statements) {
        run.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("of " + statements.size() + " statements", e);
    }
  }

  /** The cooldowns of all addresses have passed. */
  public void coolDown() {
    update(
        "update platform.attempt_ledger set happened_at = array(select h - interval '61 minutes'"
            + " from unnest(happened_at) h)");
  }

  /** The tables in which a text stands anywhere, also inside of bytes. */
  public List<String> tablesWith(String text) {
    String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    try (Connection connection = DriverManager.getConnection(jdbcUrl())) {
      List<String> found = new ArrayList<>();
      for (String table : texts(connection, TABLES)) {
        String search =
            "select 'found' from " + table + " t where t::text like ? or t::text like ? limit 1";
        if (!texts(connection, search, "%" + text + "%", "%" + hex + "%").isEmpty()) {
          found.add(table);
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(text, e);
    }
  }

  /** The first column of all rows; the parameters are texts. */
  public List<String> texts(String query, String... parameters) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl())) {
      return texts(connection, query, parameters);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  private static List<String> texts(Connection connection, String query, String... parameters)
      throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        prepared.setString(i + 1, parameters[i]);
      }
      List<String> texts = new ArrayList<>();
      try (ResultSet rows = prepared.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
      return texts;
    }
  }

  private String jdbcUrl() {
    URI server = URI.create(url);
    String[] userInfo = server.getUserInfo().split(":", 2);
    return "jdbc:postgresql://%s:%s%s?user=%s&password=%s"
        .formatted(server.getHost(), server.getPort(), server.getPath(), userInfo[0], userInfo[1]);
  }

  /** The first column of the first row. */
  public String text(String query, String... parameters) {
    return texts(query, parameters).get(0);
  }
}
