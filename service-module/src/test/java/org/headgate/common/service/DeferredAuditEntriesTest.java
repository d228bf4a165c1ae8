package org.headgate.common.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.headgate.common.problem.DatabaseUnavailableException;
import org.junit.jupiter.api.Test;

class DeferredAuditEntriesTest {

  private final DeferredAuditEntries entries =
      new DeferredAuditEntries(DeferredAuditEntriesTest.class, "A test", 2);
  private final List<String> written = new ArrayList<>();
  private boolean isAway;

  @Test
  void entriesAreWrittenOnceInTheirOrder() {
    entries.add(() -> write("first"));
    entries.add(() -> write("second"));

    entries.write();
    entries.write();

    assertThat(written).containsExactly("first", "second");
  }

  @Test
  void entriesWaitWhileTheDatabaseIsAway() {
    isAway = true;
    entries.add(() -> write("first"));
    entries.write();
    isAway = false;

    entries.write();

    assertThat(written).containsExactly("first");
  }

  @Test
  void entryThatIsNeverAcceptedBlocksNoOther() {
    entries.add(
        () -> {
          throw new IllegalStateException("too long");
        });
    entries.add(() -> write("second"));

    entries.write();

    assertThat(written).containsExactly("second");
  }

  @Test
  void firstEntriesAreKept() {
    List.of("first", "second", "third").forEach(entry -> entries.add(() -> write(entry)));

    entries.write();

    assertThat(written).containsExactly("first", "second");
  }

  private void write(String entry) {
    if (isAway) {
      throw new DatabaseUnavailableException("The lane is away.", Duration.ofSeconds(1));
    }
    written.add(entry);
  }
}
