package org.headgate.network.web;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import org.headgate.network.ClientAddress;
import org.headgate.network.service.Visitor;
import org.headgate.settings.NetworkSettings;

/** Tells the services who stands at the door. */
@Provider
@Priority(2)
public class VisitorFilter implements ContainerRequestFilter {

  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final String DEVICE_TOKEN = "Device-Token";

  @Inject Visitor visitor;
  @Inject NetworkSettings network;
  @Context HttpServletRequest connection;

  @Override
  public void filter(ContainerRequestContext request) {
    List<String> forwarded = request.getHeaders().getOrDefault(FORWARDED_FOR, List.of());
    Optional<String> deviceToken = Optional.ofNullable(request.getHeaderString(DEVICE_TOKEN));
    ClientAddress.parse(connection.getRemoteAddr())
        .map(peer -> new ForwardedFor(network).client(peer, forwarded))
        .ifPresent(client -> visitor.arrives(client, deviceToken));
  }
}
