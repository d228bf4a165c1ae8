package org.headgate.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;

/**
 * The pool report of the ancestor D (seed D5). The top figures are the platform pool's.
 *
 * @param invalid connections that broke or were thrown away as broken since the start
 * @param pools the same figures for each business pool; left out inside one
 */
public record PoolHealth(
    long poolSize,
    long checkedIn,
    long checkedOut,
    long overflow,
    long invalid,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, PoolHealth> pools) {

  public PoolHealth {
    pools = Map.copyOf(pools);
  }
}
