package org.headgate.secondfactors.persistence;

import java.util.List;
import org.headgate.common.identity.JudgedAccount;

/**
 * A log-in that waits for its second proof.
 *
 * @param account as it was when the first proof was judged
 * @param amr how the first proof was given
 */
public record ChallengeView(JudgedAccount account, String email, List<String> amr) {

  public ChallengeView {
    amr = List.copyOf(amr);
  }
}
