package org.headgate.audit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.headgate.common.text.SingleLineLogger;

/**
 * Gives each line that Liberty logs as JSON the id of the request that its thread serves, as {@code
 * ext_trace_id}. Liberty's interface is in no public repository, and hence called by reflection;
 * where it is missing, lines have no id.
 */
@ApplicationScoped
public class TraceIdLogField {

  private static final Logger LOG = SingleLineLogger.of(TraceIdLogField.class);
  private static final String LIBERTY = "com.ibm.websphere.logging.hpel.LogRecordContext";
  private static final String NAME = "trace_id";

  /** Liberty holds it weakly. */
  private Object field;

  void register(@Observes @Initialized(ApplicationScoped.class) Object event) {
    try {
      Class<?> context = Class.forName(LIBERTY);
      Class<?> extension = Class.forName(LIBERTY + "$Extension");
      InvocationHandler called =
          (proxy, method, arguments) ->
              switch (method.getName()) {
                case "getValue" -> RequestOrigin.current().traceId().orElse(null);
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> proxy == arguments[0];
                default -> NAME;
              };
      field =
          Proxy.newProxyInstance(extension.getClassLoader(), new Class<?>[] {extension}, called);
      context
          .getMethod("registerExtension", String.class, extension)
          .invoke(null, NAME, extension.cast(field));
    } catch (ReflectiveOperationException noneThere) {
      LOG.log(Level.DEBUG, "Log lines carry no trace id", noneThere);
    }
  }
}
