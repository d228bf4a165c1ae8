package org.headgate.pool.service.liberty;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.ObjectName;
import org.headgate.common.text.SingleLineLogger;

/**
 * Calls the library beside the driver (driver-module), which opens the connections and is in
 * another class loader.
 */
@ApplicationScoped
public class DriverSessions {

  private static final Logger LOG = SingleLineLogger.of(DriverSessions.class);
  private static final String BEAN = "org.headgate:type=ConnectionModes";

  private final AtomicBoolean noted = new AtomicBoolean();

  /**
   * Reports that a prepared statement was lost: new connections no longer prepare statements.
   *
   * @return whether this is new, so that open connections have to be replaced
   */
  public boolean noteLostStatements() {
    if (!noted.compareAndSet(false, true)) {
      return false;
    }
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(new ObjectName(BEAN), "noteLostStatements", new Object[0], new String[0]);
      return true;
    } catch (JMException e) {
      LOG.log(
          Level.WARNING, "Statements are prepared as before: the data source is not Headgate's", e);
      return false;
    }
  }
}
