package org.headgate.factors.persistence;

import java.util.List;
import java.util.UUID;

/**
 * A log-in that waits for its second proof.
 *
 * @param amr how the first proof was given
 */
public record ChallengeView(UUID account, String email, List<String> amr) {

  public ChallengeView {
    amr = List.copyOf(amr);
  }
}
