package org.headgate.ratelimit.service;

import java.util.Objects;
import java.util.Optional;

/**
 * A kind of attempt that is counted for an address.
 *
 * @param family kinds that are counted together where a limit says so
 * @param name the name of the kind within its family; empty when it is the family's only one
 * @param charge what is counted for the client's network
 */
public record AttemptKind(String family, Optional<String> name, NetworkLimit charge) {

  public AttemptKind {
    Objects.requireNonNull(name, "name");
  }

  /** The name in the ledger. */
  public String wireName() {
    return name.map(own -> family + ":" + own).orElse(family);
  }

  /** The common prefix of the family's names. */
  public String prefix() {
    return name.isPresent() ? family + ":" : family;
  }
}
