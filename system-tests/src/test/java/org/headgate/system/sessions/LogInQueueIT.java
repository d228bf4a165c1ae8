package org.headgate.system.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.headgate.system.client.AtOnce;
import org.headgate.system.client.Person;
import org.junit.jupiter.api.Test;

/** More log-ins at once than there are places for hashes: most wait before they are processed. */
class LogInQueueIT extends LogInLimitSteps {

  private static final int CROWD = 24;

  @Test
  void concurrentLogInsAreServed() throws Exception {
    Person ada = Person.user(headgate);

    List<Integer> answers =
        AtOnce.times(CROWD, () -> logIn(ada.email(), Person.PASSWORD, "").statusCode());

    assertThat(answers).hasSize(CROWD).containsOnly(200);
  }

  /** Their limits are asked in their place, before anything is hashed. */
  @Test
  void concurrentGuessesAreLimited() throws Exception {
    Person ada = Person.user(headgate);

    List<Integer> answers =
        AtOnce.times(CROWD, () -> logIn(ada.email(), "not the password", "").statusCode());

    assertThat(answers).hasSize(CROWD).containsOnly(401, 429);
  }
}
