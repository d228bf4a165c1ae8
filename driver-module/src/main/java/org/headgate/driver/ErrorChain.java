package org.headgate.driver;

import java.sql.BatchUpdateException;
import java.sql.SQLClientInfoException;
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
import org.postgresql.util.ServerErrorMessage;

/**
 * An error with all its causes and next exceptions, of which none may lead back to an earlier one.
 * If a server sends two errors at once, the driver makes the first the cause of the second and the
 * second the next of the first. Liberty follows both until its stack overflows while it takes the
 * connection back, and so loses the connection.
 */
final class ErrorChain {

  private ErrorChain() {}

  /**
   * The error itself if its chain ends, which is the usual case; else a copy, with copies of the
   * others as next exceptions.
   */
  static SQLException withoutCycles(SQLException error) {
    if (!hasCycle(error)) {
      return error;
    }
    List<SQLException> copies = sqlErrors(error).stream().map(ErrorChain::copy).toList();
    copies.stream().skip(1).forEach(copies.get(0)::setNextException);
    return copies.get(0);
  }

  /** Looks at each error once, by however many ways it is reached, and at chains of any length. */
  private static boolean hasCycle(Throwable error) {
    Set<Throwable> visited = identities();
    Set<Throwable> open = identities();
    Deque<Throwable> stack = new ArrayDeque<>(List.of(error));
    while (!stack.isEmpty()) {
      Throwable throwable = stack.element();
      if (visited.add(throwable)) {
        open.add(throwable);
        if (links(throwable).anyMatch(open::contains)) {
          return true;
        }
        links(throwable).filter(link -> !visited.contains(link)).forEach(stack::push);
      } else {
        open.remove(stack.remove());
      }
    }
    return false;
  }

  private static Set<Throwable> identities() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private static List<SQLException> sqlErrors(SQLException first) {
    Set<Throwable> visited = identities();
    List<SQLException> errors = new ArrayList<>();
    Deque<Throwable> open = new ArrayDeque<>(List.of(first));
    while (!open.isEmpty()) {
      Throwable error = open.removeFirst();
      if (visited.add(error)) {
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
    ownCause(error).ifPresent(copy::initCause);
    copy.setStackTrace(error.getStackTrace());
    return copy;
  }

  /** A cause that leads to no other database error. */
  private static Optional<Throwable> ownCause(SQLException error) {
    return Optional.ofNullable(error.getCause())
        .filter(cause -> !hasCycle(cause))
        .filter(
            cause ->
                Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
                    .noneMatch(SQLException.class::isInstance));
  }

  /** Of the types that somebody asks for, and with no more details than it told. */
  private static SQLException unlinked(SQLException error) {
    if (error instanceof BatchUpdateException batch) {
      return new BatchUpdateException(
          batch.getMessage(), batch.getSQLState(), batch.getErrorCode(), batch.getUpdateCounts());
    }
    if (error instanceof SQLClientInfoException refused) {
      return new SQLClientInfoException(
          refused.getMessage(),
          refused.getSQLState(),
          refused.getErrorCode(),
          refused.getFailedProperties());
    }
    if (error instanceof PSQLException driverError && driverError.getServerErrorMessage() != null) {
      ServerErrorMessage server = driverError.getServerErrorMessage();
      return new PSQLException(server, server.toString().equals(driverError.getMessage()));
    }
    Optional<PSQLState> state =
        Arrays.stream(PSQLState.values())
            .filter(known -> known.getState().equals(error.getSQLState()))
            .findFirst();
    return error instanceof PSQLException && state.isPresent()
        ? new PSQLException(error.getMessage(), state.get())
        : new SQLException(error.getMessage(), error.getSQLState(), error.getErrorCode());
  }
}
