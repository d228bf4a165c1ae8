package org.headgate.system.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/**
 * Codes as a state machine: whatever sequence of new codes, guesses of strangers and of the owner's
 * device, and waiting, the server answers each step as a small model of the contract does, and no
 * code succeeds twice. Time passes in the database.
 */
class CodeMachineIT {

  /** A step of the machine. */
  enum Step {
    RESEND,
    RIGHT,
    RIGHT_FROM_DEVICE,
    WRONG,
    WRONG_FROM_DEVICE,
    EARLIER_CODE,
    WAIT_2_MINUTES,
    WAIT_9_MINUTES,
    WAIT_31_MINUTES,
    WAIT_12_HOURS
  }

  @Property(tries = 25, shrinking = ShrinkingMode.BOUNDED)
  void everyAnswerMatchesTheModel(@ForAll("sequences") @Size(min = 5, max = 40) List<Step> steps)
      throws SQLException {
    assertThat(new CodeModel().play(steps)).allMatch(times -> times == 1);
  }

  @Provide
  Arbitrary<List<Step>> sequences() {
    return Arbitraries.frequency(
            Tuple.of(6, Step.RESEND),
            Tuple.of(4, Step.RIGHT),
            Tuple.of(2, Step.RIGHT_FROM_DEVICE),
            Tuple.of(14, Step.WRONG),
            Tuple.of(7, Step.WRONG_FROM_DEVICE),
            Tuple.of(2, Step.EARLIER_CODE),
            Tuple.of(4, Step.WAIT_2_MINUTES),
            Tuple.of(2, Step.WAIT_9_MINUTES),
            Tuple.of(2, Step.WAIT_31_MINUTES),
            Tuple.of(1, Step.WAIT_12_HOURS))
        .list()
        .ofMinSize(5)
        .ofMaxSize(40);
  }
}
