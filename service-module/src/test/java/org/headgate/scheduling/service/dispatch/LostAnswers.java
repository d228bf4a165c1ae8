package org.headgate.scheduling.service.dispatch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Connections that break after the server has carried out a statement, for so many of a kind. */
public final class LostAnswers {

  private static final String CONNECTION_FAILURE = "08006";

  private final AtomicInteger left;
  private final String words;

  /**
   * @param count how many answers are lost
   * @param words by which the statement is known
   */
  public LostAnswers(int count, String words) {
    this.left = new AtomicInteger(count);
    this.words = words;
  }

  public DataSource of(DataSource pool) {
    return proxy(
        DataSource.class,
        pool,
        (called, result) ->
            result instanceof Connection connection ? connection(connection) : result);
  }

  private Connection connection(Connection connection) {
    return proxy(
        Connection.class,
        connection,
        (called, result) ->
            result instanceof PreparedStatement statement && statement.toString().contains(words)
                ? statement(statement)
                : result);
  }

  private PreparedStatement statement(PreparedStatement statement) {
    return proxy(
        PreparedStatement.class,
        statement,
        (called, result) -> {
          if (called.equals("executeQuery") && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            throw new SQLException("the answer is lost", CONNECTION_FAILURE);
          }
          return result;
        });
  }

  private interface Answer {
    Object to(String called, Object result) throws SQLException;
  }

  private static <T> T proxy(Class<T> type, T behind, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            LostAnswers.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return answer.to(method.getName(), method.invoke(behind, arguments));
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}
