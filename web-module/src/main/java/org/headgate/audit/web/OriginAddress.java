package org.headgate.audit.web;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.headgate.audit.service.Origin;
import org.headgate.network.ClientAddress;
import org.headgate.network.service.Visitor;

/** The client behind trusted proxies, as soon as it is known; until then the peer counts. */
@Provider
@Priority(3)
public class OriginAddress implements ContainerRequestFilter {

  @Inject Visitor visitor;

  @Override
  public void filter(ContainerRequestContext request) {
    visitor.address().map(ClientAddress::toString).ifPresent(Origin::address);
  }
}
