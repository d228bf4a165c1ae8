package org.headgate.accounts;

import java.util.List;
import java.util.Optional;
import org.headgate.paging.Paged;

/** The open sessions of the caller, the newest first. */
public record SessionList(List<SessionSummary> items, Optional<String> nextCursor)
    implements Paged {

  public SessionList {
    items = List.copyOf(items);
  }
}
