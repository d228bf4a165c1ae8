package org.headgate.pool.persistence;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import org.headgate.common.tracing.OpenSpan;
import org.headgate.common.tracing.SpanName;
import org.headgate.common.tracing.Spans;

/**
 * A connection that records a span for each statement, from its execution to its result. Spans
 * contain the SQL text but never parameters. Work outside of a trace gets the plain connection.
 */
final class TracedConnection {

  private TracedConnection() {}

  static Connection of(Connection connection) {
    if (!Spans.isTraced()) {
      return connection;
    }
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          Object result = invoke(connection, method, arguments);
          return result instanceof Statement statement
              ? traced(statement, sql(arguments).orElse(""))
              : result;
        });
  }

  private static Statement traced(Statement statement, String prepared) {
    return proxy(
        type(statement),
        (proxy, method, arguments) -> {
          if (!method.getName().startsWith("execute")) {
            return invoke(statement, method, arguments);
          }
          return executed(name(sql(arguments).orElse(prepared)), statement, method, arguments);
        });
  }

  /** An error is recorded by its class only: the message may quote a row. */
  private static Object executed(
      SpanName name, Object statement, Method method, Object... arguments) throws Throwable {
    OpenSpan span = Spans.within(name);
    try {
      return invoke(statement, method, arguments);
    } catch (SQLException failure) {
      Spans.describe("error.type", failure.getClass().getName());
      Spans.describe("db.response.status_code", String.valueOf(failure.getSQLState()));
      throw failure;
    } finally {
      span.close();
    }
  }

  private static Class<? extends Statement> type(Statement statement) {
    if (statement instanceof CallableStatement) {
      return CallableStatement.class;
    }
    return statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
  }

  private static SpanName name(String sql) {
    String verb = sql.strip().split("\\W", 2)[0].toUpperCase(Locale.ROOT);
    return SpanName.call("SQL " + verb)
        .with("db.system.name", "postgresql")
        .with("db.operation.name", verb)
        .with("db.query.text", sql);
  }

  private static Optional<String> sql(Object... arguments) {
    return arguments != null && arguments.length > 0 && arguments[0] instanceof String sql
        ? Optional.of(sql)
        : Optional.empty();
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            TracedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object invoke(Object target, Method method, Object... arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
