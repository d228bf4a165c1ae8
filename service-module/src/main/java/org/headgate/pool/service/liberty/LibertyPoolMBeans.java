package org.headgate.pool.service.liberty;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.headgate.config.database.PoolName;

/** Reads and purges Liberty's pools. The only class that knows the names of their MBeans. */
@ApplicationScoped
public class LibertyPoolMBeans {

  private static final String POOL_BEANS =
      "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,jndiName=jdbc/%s,*";
  private static final Object[] WITHOUT_CUTTING_WORK = {"normal"};
  private static final String[] SIGNATURE = {String.class.getName()};
  private static final Pattern WAITING = Pattern.compile("^waiting=(\\d+)", Pattern.MULTILINE);
  private static final String[] ABORT_SIGNATURE = {String.class.getName(), Long.class.getName()};

  private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
  private final Map<PoolName, ObjectName> found = new ConcurrentHashMap<>();

  /**
   * The sizes that the pool itself reports; Liberty's statistics add up events, so a missed event
   * would never be corrected.
   *
   * @return empty until the first connection of the pool is requested, which creates it
   */
  public Optional<PoolStatistics> statistics(PoolName pool) {
    try {
      ObjectName counters = countersOf(pool);
      Optional<ObjectName> bean = beanOf(pool);
      if (bean.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new PoolStatistics(
              number(bean.get(), "MaxSize"),
              number(bean.get(), "Size"),
              number(bean.get(), "Available"),
              number(counters, "CreateCount"),
              number(counters, "DestroyCount")));
    } catch (InstanceNotFoundException | AttributeNotFoundException e) {
      // Liberty makes the statistics with the first connection.
      return Optional.empty();
    } catch (JMException | JMRuntimeException e) {
      throw new IllegalStateException(
          "Liberty's statistics of the pool " + pool + " cannot be read", e);
    }
  }

  /**
   * Polls the size of a pool every 10 ms until Liberty has the given one, for up to 2 s. A pool
   * that does not exist yet agrees with any size.
   *
   * @param maxSize connections, at least 1
   * @throws PoolSizeMismatchException when Liberty runs another size
   */
  @Retry(maxRetries = 199, delay = 10, jitter = 0, retryOn = PoolSizeMismatchException.class)
  public void requireMaxSize(PoolName pool, int maxSize) {
    statistics(pool)
        .map(PoolStatistics::maxSize)
        .filter(actual -> actual != maxSize)
        .ifPresent(
            actual -> {
              throw new PoolSizeMismatchException(pool, maxSize, actual);
            });
  }

  /** Liberty runs another pool size than the one it was given. */
  public static final class PoolSizeMismatchException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    PoolSizeMismatchException(PoolName pool, int configured, long actual) {
      super(
          "Pool %s: maximum size %s was configured, but Liberty uses %s"
              .formatted(pool.wireName(), configured, actual));
    }
  }

  /** Whether all connections that the pool may have are in use. */
  public boolean isFull(PoolName pool) {
    return statistics(pool).filter(PoolStatistics::isFull).isPresent();
  }

  /** The number of threads that wait inside Liberty for a connection of the pool. */
  public int waiting(PoolName pool) {
    try {
      Optional<ObjectName> bean = beanOf(pool);
      if (bean.isEmpty()) {
        return 0;
      }
      Matcher waiting =
          WAITING.matcher(String.valueOf(beans.invoke(bean.get(), "showPoolContents", null, null)));
      return waiting.find() ? Integer.parseInt(waiting.group(1)) : 0;
    } catch (JMException | JMRuntimeException e) {
      throw new IllegalStateException("the pool " + pool + " does not show its contents", e);
    }
  }

  /**
   * Closes all idle connections now, and those in use when they are returned. Does nothing while
   * the pool does not exist.
   *
   * @throws IllegalStateException when Liberty refuses
   */
  public void purge(PoolName pool) {
    try {
      Optional<ObjectName> bean = beanOf(pool);
      if (bean.isPresent()) {
        beans.invoke(bean.get(), "purgePoolContents", WITHOUT_CUTTING_WORK, SIGNATURE);
      }
    } catch (JMException | JMRuntimeException e) {
      throw new IllegalStateException("the pool " + pool + " cannot be purged", e);
    }
  }

  /**
   * Aborts connections that have been in use for longer and removes them from the pool. While it
   * looks for them, up to 0.1 s, nobody gets a connection.
   *
   * @return empty where there was none
   * @throws IllegalStateException when others take or return connections at this moment
   */
  public Optional<AbortedConnections> abort(PoolName pool, Duration outForLonger) {
    try {
      Optional<ObjectName> bean = beanOf(pool);
      if (bean.isEmpty()) {
        return Optional.empty();
      }
      Object[] arguments = {"inuse", outForLonger.toMillis()};
      return AbortedConnections.in(
          String.valueOf(beans.invoke(bean.get(), "abortConnections", arguments, ABORT_SIGNATURE)));
    } catch (JMException | JMRuntimeException e) {
      throw new IllegalStateException("connections of the pool " + pool + " cannot be cut", e);
    }
  }

  private long number(ObjectName bean, String attribute) throws JMException {
    return ((Number) beans.getAttribute(bean, attribute)).longValue();
  }

  /**
   * The pool's bean. Its name has parts that only Liberty knows, and a search looks at every bean
   * of the server; so the name is kept for as long as it is registered.
   */
  private Optional<ObjectName> beanOf(PoolName pool) throws MalformedObjectNameException {
    Optional<ObjectName> known = Optional.ofNullable(found.get(pool)).filter(beans::isRegistered);
    if (known.isPresent()) {
      return known;
    }
    Optional<ObjectName> bean =
        beans.queryNames(new ObjectName(POOL_BEANS.formatted(pool.wireName())), null).stream()
            .findFirst();
    bean.ifPresent(name -> found.put(pool, name));
    return bean;
  }

  private static ObjectName countersOf(PoolName pool) throws MalformedObjectNameException {
    String id = pool.wireName();
    return new ObjectName("WebSphere:type=ConnectionPoolStats,name=jdbc/" + id);
  }
}
