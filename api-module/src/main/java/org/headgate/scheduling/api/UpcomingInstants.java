package org.headgate.scheduling.api;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The next instants, in order; fewer than requested when there are no more. */
@Schema(name = "Instants")
public record UpcomingInstants(List<Instant> items) {

  public UpcomingInstants {
    items = List.copyOf(items);
  }
}
