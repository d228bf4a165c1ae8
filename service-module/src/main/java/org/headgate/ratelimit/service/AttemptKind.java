package org.headgate.ratelimit.service;

import java.util.Objects;
import java.util.Optional;

/**
 * What is counted for an address.
 *
 * @param family kinds that are counted together where a budget says so
 * @param name of the kind within its family; empty when it is the family's only one
 * @param charge what the client's network is charged with
 */
public record AttemptKind(String family, Optional<String> name, NetworkLimit charge) {

  public AttemptKind {
    Objects.requireNonNull(name, "name");
  }

  /** As it stands in the ledger. */
  public String wireName() {
    return name.map(own -> family + ":" + own).orElse(family);
  }

  /** What the wire names of the whole family begin with. */
  public String prefix() {
    return name.isPresent() ? family + ":" : family;
  }
}
