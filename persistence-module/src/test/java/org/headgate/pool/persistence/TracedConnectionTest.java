package org.headgate.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headgate.common.tracing.OpenSpan;
import org.headgate.common.tracing.SpanName;
import org.headgate.common.tracing.SpanRecorder;
import org.headgate.common.tracing.Spans;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Within a trace each statement is a span, however it is executed. */
class TracedConnectionTest {

  private final Recorded recorded = new Recorded(new ArrayList<>(), new HashMap<>());

  @AfterEach
  void switchOff() {
    Spans.recordWith(SpanRecorder.NONE);
  }

  @Test
  void eachStatementIsASpanWithItsTextAndWithoutItsParameters() throws SQLException {
    Spans.recordWith(recorded);
    try (Connection connection = TracedConnection.of(TestPostgres.empty("").getConnection())) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("create temporary table weir (name text)");
      }
      try (PreparedStatement insert =
          connection.prepareStatement("insert into weir (name) values (?)")) {
        insert.setString(1, "a secret");
        insert.executeUpdate();
        insert.setString(1, "another secret");
        insert.addBatch();
        insert.executeBatch();
      }
      try (PreparedStatement select = connection.prepareStatement("select count(*) from weir");
          ResultSet rows = select.executeQuery()) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(2);
      }
    }

    assertThat(recorded.spans())
        .extracting(SpanName::text)
        .containsExactly("SQL CREATE", "SQL INSERT", "SQL INSERT", "SQL SELECT");
    assertThat(recorded.spans())
        .extracting(span -> span.attributes().get("db.query.text"))
        .containsExactly(
            "create temporary table weir (name text)",
            "insert into weir (name) values (?)",
            "insert into weir (name) values (?)",
            "select count(*) from weir");
    assertThat(recorded.toString()).doesNotContain("secret");
  }

  @Test
  void failureIsRecordedWithoutItsMessage() throws SQLException {
    Spans.recordWith(recorded);
    try (Connection connection = TracedConnection.of(TestPostgres.empty("").getConnection());
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("select 'a secret'::integer"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("a secret");
    }

    assertThat(recorded.descriptions()).containsEntry("db.response.status_code", "22P02");
    assertThat(recorded.descriptions().toString()).doesNotContain("secret");
  }

  @Test
  void connectionOutsideOfATraceIsLeftAsItIs() throws SQLException {
    try (Connection connection = TestPostgres.empty("").getConnection()) {
      assertThat(TracedConnection.of(connection)).isSameAs(connection);
    }
  }

  private record Recorded(List<SpanName> spans, Map<String, String> descriptions)
      implements SpanRecorder {

    @Override
    public boolean isTraced() {
      return true;
    }

    @Override
    public OpenSpan begin(SpanName name) {
      spans.add(name);
      return OpenSpan.NONE;
    }

    @Override
    public void describe(Map<String, String> attributes) {
      descriptions.putAll(attributes);
    }
  }
}
