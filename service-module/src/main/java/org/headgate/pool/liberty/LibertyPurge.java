package org.headgate.pool.liberty;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.headgate.pool.DatabaseName;

/**
 * Throws a pool's connections away, so that nobody is handed one that broke while it lay idle. Idle
 * ones go at once, those in use when they are given back.
 */
@ApplicationScoped
public class LibertyPurge {

  private static final Logger LOG = System.getLogger(LibertyPurge.class.getName());
  private static final String BEANS =
      "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,jndiName=jdbc/%s,*";
  private static final Object[] WITHOUT_CUTTING_WORK = {"normal"};
  private static final String[] SIGNATURE = {String.class.getName()};

  private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();

  /** Does nothing while the pool has not come into being; a refusal by Liberty is logged. */
  public void purge(DatabaseName pool) {
    try {
      for (ObjectName bean :
          beans.queryNames(new ObjectName(BEANS.formatted(pool.wireName())), null)) {
        beans.invoke(bean, "purgePoolContents", WITHOUT_CUTTING_WORK, SIGNATURE);
      }
    } catch (JMException e) {
      LOG.log(Level.WARNING, "Liberty's pool " + pool.wireName() + " cannot be purged", e);
    }
  }
}
