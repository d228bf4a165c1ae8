package org.headgate.pool.liberty;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import javax.management.AttributeNotFoundException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.headgate.pool.DatabaseName;

/** Reads and purges Liberty's pools. The only room that knows the names of its beans. */
@ApplicationScoped
public class LibertyPools {

  private static final String POOL_BEANS =
      "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,jndiName=jdbc/%s,*";
  private static final Object[] WITHOUT_CUTTING_WORK = {"normal"};
  private static final String[] SIGNATURE = {String.class.getName()};

  private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();

  /**
   * @return empty until the first connection of the pool is asked for: it comes into being with it
   */
  public Optional<PoolStatistics> statistics(DatabaseName pool) {
    try {
      ObjectName bean = beanOf(pool);
      return Optional.of(
          new PoolStatistics(
              number(bean, "MaxConnectionsLimit"),
              number(bean, "ManagedConnectionCount"),
              number(bean, "FreeConnectionCount"),
              number(bean, "CreateCount"),
              number(bean, "DestroyCount")));
    } catch (InstanceNotFoundException | AttributeNotFoundException notYet) {
      return Optional.empty();
    } catch (JMException e) {
      throw new IllegalStateException(
          "Liberty's statistics of the pool " + pool + " cannot be read", e);
    }
  }

  /** Whether every connection that the pool may have is in use. */
  public boolean isFull(DatabaseName pool) {
    return statistics(pool).filter(PoolStatistics::isFull).isPresent();
  }

  /**
   * Closes every idle connection of the pool now, and those in use when they come back. Does
   * nothing while the pool has not come into being.
   *
   * @throws IllegalStateException when Liberty refuses
   */
  public void purge(DatabaseName pool) {
    try {
      for (ObjectName bean :
          beans.queryNames(new ObjectName(POOL_BEANS.formatted(pool.wireName())), null)) {
        beans.invoke(bean, "purgePoolContents", WITHOUT_CUTTING_WORK, SIGNATURE);
      }
    } catch (JMException e) {
      throw new IllegalStateException("the pool " + pool + " cannot be purged", e);
    }
  }

  private long number(ObjectName bean, String attribute) throws JMException {
    return ((Number) beans.getAttribute(bean, attribute)).longValue();
  }

  private static ObjectName beanOf(DatabaseName pool) throws MalformedObjectNameException {
    String id = pool.wireName();
    return new ObjectName("WebSphere:type=ConnectionPoolStats,name=jdbc/" + id);
  }
}
