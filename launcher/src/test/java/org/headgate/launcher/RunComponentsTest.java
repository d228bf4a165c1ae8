package org.headgate.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunComponentsTest {

  private final RunComponents components = new RunComponents();
  private final List<String> closed = new ArrayList<>();

  /** A part that is closed while it starts cannot start. */
  private record Part(String name, List<String> closed, Runnable starting) implements RunComponent {

    @Override
    public void start() {
      starting.run();
      if (closed.contains(name)) {
        throw new IllegalStateException(name + " was closed");
      }
    }

    @Override
    public void close() {
      closed.add(name);
    }
  }

  @Test
  void partsAreClosedInReverseOrder() throws Exception {
    components.start(part("database", () -> {}));
    components.start(part("server", () -> {}));

    components.close();

    assertThat(closed).containsExactly("server", "database");
  }

  @Test
  void partIsNotStartedWhenTheRunIsBeingEnded() throws Exception {
    components.start(part("database", () -> {}));
    components.close();

    assertThatThrownBy(() -> components.start(part("server", () -> {})))
        .isInstanceOf(RunEndedException.class);
    assertThatThrownBy(() -> new RunComponents().start(part("database", () -> {})))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void partThatIsClosedWhileItStartsEndsTheRun() {
    assertThatThrownBy(() -> components.start(part("database", components::close)))
        .isInstanceOf(RunEndedException.class);
    assertThat(closed).containsExactly("database");
  }

  private Part part(String name, Runnable starting) {
    return new Part(name, closed, starting);
  }
}
