package org.headgate.pool.service.events;

import java.time.Instant;
import java.util.List;
import org.headgate.pool.api.Diagnosis;

/**
 * CDI event: the diagnosis of this node ran.
 *
 * @param heavy whatever harms requests now, heaviest first; empty when nothing does
 */
public record FindingsObservedEvent(List<Diagnosis.Item> heavy, Instant at) {

  public FindingsObservedEvent {
    heavy = List.copyOf(heavy);
  }
}
