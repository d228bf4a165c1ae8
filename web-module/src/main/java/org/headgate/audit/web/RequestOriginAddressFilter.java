package org.headgate.audit.web;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.headgate.audit.service.RequestOrigin;
import org.headgate.ratelimit.service.ClientAddress;
import org.headgate.ratelimit.service.ClientContext;

/**
 * Replaces the peer's address by the client's, once the trusted proxies are known to have forwarded
 * it.
 */
@Provider
@Priority(3)
public class RequestOriginAddressFilter implements ContainerRequestFilter {

  @Inject ClientContext clientContext;

  @Override
  public void filter(ContainerRequestContext request) {
    clientContext.address().map(ClientAddress::toString).ifPresent(RequestOrigin::address);
  }
}
