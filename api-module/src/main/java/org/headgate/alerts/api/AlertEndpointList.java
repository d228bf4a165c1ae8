package org.headgate.alerts.api;

import java.util.List;
import java.util.Optional;
import org.headgate.common.paging.PagedResponse;

/** All endpoints, oldest first; 50 at most. */
public record AlertEndpointList(List<AlertEndpoint> items, Optional<String> nextCursor)
    implements PagedResponse {

  public AlertEndpointList {
    items = List.copyOf(items);
  }
}
