package org.headgate.http.web;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.BooleanSupplier;

/** SPI that decides whether the caller of an event stream may still read it. */
public interface EventStreamAccess {

  /**
   * The check for the caller of the present request; it may wait for a database.
   *
   * @param headers the headers of the request
   * @param resource whose roles the caller needs
   */
  BooleanSupplier ofCaller(HttpHeaders headers, Class<?> resource);
}
