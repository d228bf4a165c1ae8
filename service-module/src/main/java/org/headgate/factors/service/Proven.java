package org.headgate.factors.service;

import java.util.List;
import org.headgate.identity.persistence.JudgedAccount;

/**
 * Both proofs of a log-in were right.
 *
 * @param account as it was when the first was judged
 * @param amr how both were given (RFC 8176)
 */
public record Proven(JudgedAccount account, List<String> amr) {

  public Proven {
    amr = List.copyOf(amr);
  }
}
