package org.headgate.ratelimit.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import org.headgate.config.settings.NetworkSettings;
import org.headgate.ratelimit.service.ClientAddress;
import org.headgate.ratelimit.service.ClientContext;

/** Fills {@link ClientContext} for each request. */
@Provider
@Priority(2)
public class ClientContextFilter implements ContainerRequestFilter {

  private static final String DEVICE_TOKEN = "Device-Token";

  private static final int REMEMBERED = 10_000;

  /** Many requests come from the same peer, and parsing an address costs more than a lookup. */
  private final Cache<String, Optional<ClientAddress>> peers =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  @Inject ClientContext clientContext;
  @Inject NetworkSettings network;
  @Context HttpServletRequest connection;

  @Override
  public void filter(ContainerRequestContext request) {
    List<String> forwarded =
        request.getHeaders().getOrDefault(ForwardedForParser.HEADER, List.of());
    Optional<String> deviceToken = Optional.ofNullable(request.getHeaderString(DEVICE_TOKEN));
    peers
        .get(connection.getRemoteAddr(), ClientAddress::parse)
        .map(peer -> new ForwardedForParser(network).client(peer, forwarded))
        .ifPresent(client -> clientContext.setClient(client, deviceToken));
  }
}
