package org.headgate.factors.service;

import java.util.List;
import org.headgate.identity.UserId;

/**
 * Both proofs of a log-in were right.
 *
 * @param amr how both were given (RFC 8176)
 */
public record Proven(UserId account, List<String> amr) {

  public Proven {
    amr = List.copyOf(amr);
  }
}
