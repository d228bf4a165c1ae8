package org.headgate.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nodes of the version before write entries while a newer one migrates and partitions the log. */
class AuditPartitionOnlineTest {

  private static final int WRITERS = 3;

  /** As the version before prepares it, once for many entries. */
  private static final String INSERT =
      """
      insert into platform.audit_entry (id, occurred_at, actor, action, outcome, details, digest)
       values (?, now(), 'system', 'x', 'success', '{}', 'd') on conflict (id) do nothing
      """;

  private final EarlierPlatform database = EarlierPlatform.of("41.2");
  private final AtomicBoolean isOver = new AtomicBoolean();

  @Test
  void noEntryIsRefusedOrLost() throws SQLException {
    List<CompletableFuture<Integer>> writers =
        Stream.generate(() -> CompletableFuture.supplyAsync(this::write)).limit(WRITERS).toList();
    try {
      awaitEntries(100, writers);
      database.migrate();
      awaitEntries(200, writers);
      assertThat(prepare()).isEqualTo("promised");
      awaitEntries(300, writers);
      assertThat(database.text("select platform.validate_audit_boundary()")).isEqualTo("t");
      assertThat(prepare()).isEqualTo("limited");
      awaitEntries(400, writers);
    } finally {
      isOver.set(true);
    }

    int written = writers.stream().mapToInt(CompletableFuture::join).sum();
    assertThat(entries()).isEqualTo(written);
    assertThat(database.text("select count(distinct written) from platform.audit_entry"))
        .isEqualTo(String.valueOf(written));
  }

  private int write() {
    int written = 0;
    try (Connection connection = database.connection();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      while (!isOver.get()) {
        insert.setObject(
            1,
            new UUID(
                (Instant.now().toEpochMilli() << 16) | 0x7000,
                UUID.randomUUID().getLeastSignificantBits()));
        written += insert.executeUpdate();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return written;
  }

  /** Waits until there are so many more entries than there were, or a writer has failed. */
  private void awaitEntries(int more, List<CompletableFuture<Integer>> writers)
      throws SQLException {
    long enough = entries() + more;
    while (entries() < enough) {
      assertThat(writers).noneMatch(CompletableFuture::isDone);
    }
  }

  private long entries() throws SQLException {
    return Long.parseLong(database.text("select count(*) from platform.audit_entry"));
  }

  /** The next step, for a table that counts as large. */
  private String prepare() throws SQLException {
    return database.text("select platform.prepare_audit_partitions(16, now(), 0)");
  }
}
