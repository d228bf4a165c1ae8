package org.headgate.pool.service.events;

import java.time.Instant;
import java.util.List;
import org.headgate.pool.api.Diagnosis;

/**
 * CDI event: the diagnosis of this node ran.
 *
 * @param harmful the findings that harm requests now, most severe first
 */
public record FindingsObservedEvent(List<Diagnosis.Item> harmful, Instant at) {

  public FindingsObservedEvent {
    harmful = List.copyOf(harmful);
  }
}
