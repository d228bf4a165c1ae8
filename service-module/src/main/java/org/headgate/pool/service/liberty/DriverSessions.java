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
   * A statement that had been prepared was not there: connections that are opened from now on
   * prepare none.
   *
   * @return whether that is news, and the connections that are open have to go
   */
  public boolean noteLostStatements() {
    if (!noted.compareAndSet(false, true)) {
      return false;
    }
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(new ObjectName(BEAN), "noteLostStatements", new Object[0], new String[0]);
      return true;
    } catch (JMException otherDataSource) {
      LOG.log(
          Level.WARNING,
          "Statements are prepared as before: the data source is not Headgate's",
          otherDataSource);
      return false;
    }
  }
}
