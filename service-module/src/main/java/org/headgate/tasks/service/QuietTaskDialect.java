package org.headgate.tasks.service;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The statements of db-scheduler on PostgreSQL, less polls that would find nothing. */
final class QuietTaskDialect extends PostgreSqlJdbcCustomization {

  private final BooleanSupplier isQuiet;

  QuietTaskDialect(BooleanSupplier isQuiet) {
    super(false, true);
    this.isQuiet = isQuiet;
  }

  @Override
  public List<Execution> lockAndFetchSingleStatement(
      JdbcTaskRepositoryContext context, Instant now, int limit, boolean orderByPriority) {
    return isQuiet.getAsBoolean()
        ? List.of()
        : super.lockAndFetchSingleStatement(context, now, limit, orderByPriority);
  }
}
