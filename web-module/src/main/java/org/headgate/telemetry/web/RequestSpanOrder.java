package org.headgate.telemetry.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;
import java.util.Optional;

/**
 * Makes the span of a request begin at its arrival. Liberty begins it in a filter behind all
 * others: waits in those would be in no span, and a request dispatched after a wait would have
 * none.
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
