package org.headgate.telemetry.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;
import java.util.Optional;

/**
 * Has the span of a request begin at its arrival. Liberty begins it in a filter that it adds behind
 * all others: what a request waits for in those would be part of no span, and one that is
 * dispatched after it waited would have none.
 */
@WebListener
public class RequestSpanOrder implements ServletContextListener {

  private static final String FILTER =
      "io.openliberty.microprofile.telemetry20.internal.rest.TelemetryServletFilter";

  @Override
  public void contextInitialized(ServletContextEvent event) {
    Optional.ofNullable(event.getServletContext().getFilterRegistration(FILTER))
        .ifPresent(RequestSpanOrder::first);
  }

  private static void first(FilterRegistration filter) {
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
  }
}
