package org.headgate.driver;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * An error with all its causes and next exceptions. If a server sends two errors at once, the
 * driver makes the first the cause of the second and the second the next of the first. Liberty
 * follows both until its stack overflows while it takes the connection back, and so loses the
 * connection. Therefore no chain may have a cycle.
 */
final class ErrorChain {

  private ErrorChain() {}

  /**
   * The error itself if its chain ends, which is the usual case; else a copy, with copies of the
   * others as next exceptions.
   */
  static SQLException ending(SQLException error) {
    if (!leadsBack(error)) {
      return error;
    }
    List<SQLException> copies = sqlErrors(error).stream().map(ErrorChain::copy).toList();
    copies.stream().skip(1).forEach(copies.get(0)::setNextException);
    return copies.get(0);
  }

  private static boolean leadsBack(Throwable error) {
    return leadsBack(error, new ArrayDeque<>());
  }

  private static boolean leadsBack(Throwable error, Deque<Throwable> before) {
    if (before.stream().anyMatch(each -> each == error)) {
      return true;
    }
    before.push(error);
    boolean back = links(error).anyMatch(link -> leadsBack(link, before));
    before.pop();
    return back;
  }

  private static List<SQLException> sqlErrors(SQLException first) {
    Set<Throwable> met = Collections.newSetFromMap(new IdentityHashMap<>());
    List<SQLException> errors = new ArrayList<>();
    Deque<Throwable> open = new ArrayDeque<>(List.of(first));
    while (!open.isEmpty()) {
      Throwable error = open.removeFirst();
      if (met.add(error)) {
        if (error instanceof SQLException sql) {
          errors.add(sql);
        }
        links(error).forEach(open::addLast);
      }
    }
    return errors;
  }

  private static Stream<Throwable> links(Throwable error) {
    return Stream.of(
            error.getCause(), error instanceof SQLException sql ? sql.getNextException() : null)
        .filter(Objects::nonNull);
  }

  private static SQLException copy(SQLException error) {
    SQLException copy = unlinked(error);
    if (copy.getCause() == null) {
      ownCause(error).ifPresent(copy::initCause);
    }
    copy.setStackTrace(error.getStackTrace());
    return copy;
  }

  /** A cause that leads to no other database error. */
  private static Optional<Throwable> ownCause(SQLException error) {
    return Optional.ofNullable(error.getCause())
        .filter(cause -> !leadsBack(cause))
        .filter(
            cause ->
                Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
                    .noneMatch(SQLException.class::isInstance));
  }

  private static SQLException unlinked(SQLException error) {
    if (error instanceof BatchUpdateException batch) {
      return new BatchUpdateException(
          batch.getMessage(), batch.getSQLState(), batch.getErrorCode(), batch.getUpdateCounts());
    }
    if (error instanceof PSQLException told && told.getServerErrorMessage() != null) {
      return new PSQLException(told.getServerErrorMessage());
    }
    Optional<PSQLState> state =
        Arrays.stream(PSQLState.values())
            .filter(each -> each.getState().equals(error.getSQLState()))
            .findFirst();
    return error instanceof PSQLException && state.isPresent()
        ? new PSQLException(error.getMessage(), state.get())
        : new SQLException(error.getMessage(), error.getSQLState(), error.getErrorCode());
  }
}
