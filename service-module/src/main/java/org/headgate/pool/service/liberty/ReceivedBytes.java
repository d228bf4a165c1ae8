package org.headgate.pool.service.liberty;

import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.util.Optional;
import org.headgate.common.text.SingleLineLogger;

/**
 * Counts the bytes of a request's body that Liberty has in memory, because they came together with
 * the headers. The servlet API cannot tell: before the first read Liberty says that none are
 * available, and that reading never waits. Its own classes are in no public artifact and therefore
 * called by reflection; where they are others, no body counts as received.
 */
public final class ReceivedBytes {

  private static final Logger LOG = SingleLineLogger.of(ReceivedBytes.class);
  private static final Getter CONNECTION = new Getter("getISC");
  private static final Getter BUFFER = new Getter("getReadBuffer");
  private static final Getter REMAINING = new Getter("remaining");

  private ReceivedBytes() {}

  /**
   * Returns how many bytes of a body by HTTP/1 can be read without waiting for the client. They may
   * be more than its own: the next request on the connection follows it.
   *
   * @param body the servlet input stream of the request, of which nothing was read
   */
  public static int of(InputStream body) {
    return CONNECTION
        .call(body)
        .flatMap(BUFFER::call)
        .flatMap(REMAINING::call)
        .filter(Integer.class::isInstance)
        .map(Integer.class::cast)
        .orElse(0);
  }

  /** A public method without parameters, looked up once for each class. */
  private static final class Getter extends ClassValue<Optional<Method>> {

    private final String name;

    Getter(String name) {
      this.name = name;
    }

    Optional<Object> call(Object target) {
      return get(target.getClass()).flatMap(method -> result(method, target));
    }

    @Override
    protected Optional<Method> computeValue(Class<?> type) {
      try {
        Method method = type.getMethod(name);
        method.setAccessible(true);
        return Optional.of(method);
      } catch (NoSuchMethodException | RuntimeException | LinkageError e) {
        LOG.log(Level.WARNING, "Every body is read asynchronously: this Liberty differs", e);
        return Optional.empty();
      }
    }

    private static Optional<Object> result(Method method, Object target) {
      try {
        return Optional.ofNullable(method.invoke(target));
      } catch (ReflectiveOperationException e) {
        LOG.log(Level.DEBUG, "This body is read asynchronously", e);
        return Optional.empty();
      }
    }
  }
}
