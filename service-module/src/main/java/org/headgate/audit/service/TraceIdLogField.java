package org.headgate.audit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.common.tracing.Spans;

/**
 * Adds the request's id to each line that Liberty logs as JSON, as {@code ext_trace_id}, and while
 * telemetry is on the span's, as {@code ext_span_id}. Liberty's interface is in no public
 * repository and therefore called by reflection; if it is missing, lines have no id.
 */
@ApplicationScoped
public class TraceIdLogField {

  private static final Logger LOG = SingleLineLogger.of(TraceIdLogField.class);
  private static final String LIBERTY = "com.ibm.websphere.logging.hpel.LogRecordContext";

  /** Strong references, because Liberty holds them weakly. */
  private final List<Object> fields = new ArrayList<>();

  void register(@Observes @Initialized(ApplicationScoped.class) Object event) {
    try {
      register("trace_id", () -> RequestOrigin.current().traceId().or(Spans::traceId));
      register("span_id", Spans::spanId);
    } catch (ReflectiveOperationException e) {
      LOG.log(Level.DEBUG, "Log lines carry no trace id", e);
    }
  }

  private void register(String name, Supplier<Optional<String>> value)
      throws ReflectiveOperationException {
    Class<?> extension = Class.forName(LIBERTY + "$Extension");
    InvocationHandler called =
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getValue" -> value.get().orElse(null);
              case "hashCode" -> System.identityHashCode(proxy);
              case "equals" -> proxy == arguments[0];
              default -> name;
            };
    Object field =
        Proxy.newProxyInstance(extension.getClassLoader(), new Class<?>[] {extension}, called);
    fields.add(field);
    Class.forName(LIBERTY)
        .getMethod("registerExtension", String.class, extension)
        .invoke(null, name, extension.cast(field));
  }
}
