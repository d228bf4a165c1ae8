package org.headgate.pool.service.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.headgate.config.database.PoolName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Beans as Liberty registers them, with a part of the name that changes with the pool. */
class LibertyPoolMBeansTest {

  private static final String POOL = PoolName.PLATFORM.wireName();

  private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
  private final LibertyPoolMBeans pools = new LibertyPoolMBeans();

  /** The attributes of a pool that are read. */
  public interface Sizes {
    long getMaxSize();

    long getSize();

    long getAvailable();
  }

  /** The counters of a pool that are read. */
  public interface Counts {
    long getCreateCount();

    long getDestroyCount();
  }

  private record Pool(long getMaxSize, long getSize, long getAvailable) implements Sizes {}

  private record Counters(long getCreateCount, long getDestroyCount) implements Counts {}

  @BeforeEach
  void start() throws JMException {
    beans.registerMBean(new StandardMBean(new Counters(4, 1), Counts.class), counters());
  }

  @AfterEach
  void stop() throws JMException {
    beans.unregisterMBean(counters());
  }

  @Test
  void poolIsFoundAgainUnderAnotherName() throws JMException {
    assertThat(pools.statistics(PoolName.PLATFORM)).isEmpty();

    beans.registerMBean(new StandardMBean(new Pool(5, 3, 2), Sizes.class), pool("first"));
    assertThat(pools.statistics(PoolName.PLATFORM)).contains(new PoolStatistics(5, 3, 2, 4, 1));

    beans.unregisterMBean(pool("first"));
    assertThat(pools.statistics(PoolName.PLATFORM)).isEmpty();

    beans.registerMBean(new StandardMBean(new Pool(9, 6, 6), Sizes.class), pool("second"));
    assertThat(pools.statistics(PoolName.PLATFORM)).contains(new PoolStatistics(9, 6, 6, 4, 1));
    beans.unregisterMBean(pool("second"));
  }

  private static ObjectName pool(String name) throws JMException {
    return new ObjectName(
        "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,jndiName=jdbc/"
            + POOL
            + ",name="
            + name);
  }

  private static ObjectName counters() throws JMException {
    return new ObjectName("WebSphere:type=ConnectionPoolStats,name=jdbc/" + POOL);
  }
}
