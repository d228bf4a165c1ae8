package org.headgate.pool.service.events;

import java.time.Instant;
import java.util.List;
import org.headgate.pool.api.Diagnosis;

/**
 * The diagnosis of this node was asked.
 *
 * @param heavy whatever harms requests now, heaviest first; empty when nothing does
 */
public record FindingsObservedEvent(List<Diagnosis.Item> heavy, Instant at) {

  public FindingsObservedEvent {
    heavy = List.copyOf(heavy);
  }
}
