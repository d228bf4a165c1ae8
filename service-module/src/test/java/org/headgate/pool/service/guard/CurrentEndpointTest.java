package org.headgate.pool.service.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CurrentEndpointTest {

  @AfterEach
  void leave() {
    CurrentEndpoint.leave();
  }

  @Test
  void taskIsLabelledWhileItRuns() {
    assertThat(CurrentEndpoint.duringTask("mail", CurrentEndpoint::label)).contains("task mail");
    assertThat(CurrentEndpoint.label()).isEqualTo(Optional.empty());
  }

  @Test
  void requestLabelIsRestoredAfterAFailedTask() {
    CurrentEndpoint.enter("POST /auth/signup");

    assertThatThrownBy(
            () ->
                CurrentEndpoint.duringTask(
                    "mail",
                    () -> {
                      throw new IllegalStateException("not sent");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(CurrentEndpoint.label()).contains("POST /auth/signup");
  }
}
