package org.headgate.pool.api.autopilot;

import java.util.List;
import java.util.Optional;
import org.headgate.common.paging.PagedResponse;

/** The latest steps of a pool on all nodes, newest first. */
public record AutopilotStepList(List<AutopilotStep> items, Optional<String> nextCursor)
    implements PagedResponse {

  public AutopilotStepList {
    items = List.copyOf(items);
  }
}
