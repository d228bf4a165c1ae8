package org.headgate.torture.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headgate.torture.history.Operation.Kind.ADD;
import static org.headgate.torture.history.Operation.Kind.END;
import static org.headgate.torture.history.Operation.Kind.READ;
import static org.headgate.torture.history.Operation.Kind.REDEEM;
import static org.headgate.torture.history.Operation.Kind.REMOVE;
import static org.headgate.torture.history.Operation.Kind.USE;
import static org.headgate.torture.history.Operation.Kind.WRITE;

import java.util.List;
import java.util.Map;
import org.headgate.torture.history.Violation.Flaw;
import org.junit.jupiter.api.Test;

/** Plants each kind of loss and doubling in a history that is made up: the checker finds it. */
class CheckerTest {

  private final Story story = new Story();

  @Test
  void missingAcknowledgedMemberIsLost() {
    story.acknowledged(ADD, "account", "ada", "");
    assertFound(members("account"), Flaw.LOST);
  }

  @Test
  void duplicateMemberIsDoubled() {
    story.unknown(ADD, "account", "ada", "");
    assertFound(members("account", "ada", "ada"), Flaw.DOUBLED);
  }

  @Test
  void presentRemovedMemberIsResurrected() {
    story.acknowledged(ADD, "department", "weirs", "");
    story.acknowledged(REMOVE, "department", "weirs", "");
    assertFound(members("department", "weirs"), Flaw.RESURRECTED);
  }

  @Test
  void presentRefusedMemberIsUntrue() {
    story.refused(ADD, "account", "ada", "");
    assertFound(members("account", "ada"), Flaw.UNTRUE);
  }

  @Test
  void unansweredMembersMayBePresentOrMissing() {
    story.unknown(ADD, "account", "ada", "").unknown(ADD, "account", "bob", "");
    story.acknowledged(ADD, "account", "cy", "").unknown(REMOVE, "account", "cy", "");
    assertClean(members("account", "ada", "cy"));
    assertClean(members("account", "bob"));
  }

  @Test
  void missingValueIsALostWrite() {
    story.acknowledged(WRITE, "settings", "ada", "1");
    assertFound(values("settings", "ada", "0"), Flaw.LOST);
    assertFound(values("settings", "bob", "1"), Flaw.LOST);
  }

  @Test
  void olderValueIsOutOfOrder() {
    story.acknowledged(WRITE, "settings", "ada", "1");
    story.acknowledged(WRITE, "settings", "ada", "2");
    assertFound(values("settings", "ada", "1"), Flaw.OUT_OF_ORDER);
  }

  @Test
  void unansweredValueMayAppearOnlyForALimitedTime() {
    story.unknown(WRITE, "settings", "ada", "1");
    story.acknowledged(WRITE, "settings", "ada", "2");
    assertClean(values("settings", "ada", "1"));
    assertClean(values("settings", "ada", "2"));
    story.pause(120).acknowledged(WRITE, "settings", "ada", "3");
    assertFound(values("settings", "ada", "1"), Flaw.OUT_OF_ORDER);
  }

  @Test
  void removedMembersHaveNoValue() {
    story
        .acknowledged(WRITE, "subject", "weirs", "1")
        .acknowledged(REMOVE, "schedule", "weirs", "");
    assertClean(values("subject", "sluices", "1"));
  }

  @Test
  void presentRefusedValueIsUntrue() {
    story.acknowledged(WRITE, "settings", "ada", "1").refused(WRITE, "settings", "ada", "2");
    assertFound(values("settings", "ada", "2"), Flaw.UNTRUE);
  }

  @Test
  void staleReadsAreFound() {
    story.acknowledged(WRITE, "settings", "ada", "1");
    story.acknowledged(WRITE, "settings", "ada", "2");
    story.acknowledged(READ, "settings", "ada", "1");
    assertFound(EndState.empty(), Flaw.OUT_OF_ORDER);
  }

  @Test
  void readerMaySeeLastOrUnansweredWrite() {
    story.acknowledged(WRITE, "settings", "ada", "1").acknowledged(READ, "settings", "ada", "1");
    story.unknown(WRITE, "settings", "ada", "2").acknowledged(READ, "settings", "ada", "1");
    story.acknowledged(READ, "settings", "ada", "2");
    assertClean(EndState.empty());
  }

  @Test
  void codeRedeemedTwiceIsDoubled() {
    story.acknowledged(REDEEM, "code", "ada 123456", "one session");
    story.acknowledged(REDEEM, "code", "ada 123456", "another");
    assertFound(EndState.empty(), Flaw.DOUBLED);
  }

  @Test
  void repeatedRefreshMayReturnTheSameSuccessor() {
    story.acknowledged(REDEEM, "token", "first", "second");
    story.acknowledged(REDEEM, "token", "first", "second");
    assertClean(EndState.empty());
  }

  @Test
  void usedEndedSessionIsResurrected() {
    story.acknowledged(END, "session", "one", "").acknowledged(USE, "session", "one", "");
    assertFound(EndState.empty(), Flaw.RESURRECTED);
  }

  @Test
  void refusedOpenSessionIsLost() {
    story.acknowledged(USE, "session", "one", "").refused(USE, "session", "one", "");
    assertFound(EndState.empty(), Flaw.LOST);
  }

  @Test
  void sessionMayBeRefusedAfterAnUnansweredEnd() {
    story.acknowledged(USE, "session", "one", "").unknown(END, "session", "one", "");
    story.acknowledged(USE, "session", "one", "").refused(USE, "session", "one", "");
    assertClean(EndState.empty());
  }

  @Test
  void accountOfSomebodyElseIsFound() {
    story.acknowledged(READ, "own account", "ada", "ada").unknown(READ, "own account", "bob", "");
    assertClean(EndState.empty());
    story.acknowledged(READ, "own account", "ada", "bob");
    assertFound(EndState.empty(), Flaw.FOREIGN);
  }

  @Test
  void auditLogGapsAndDuplicatesAreFound() {
    story.acknowledged(ADD, "account", "ada", "");
    assertFound(audited("ada", 0), Flaw.LOST);
    assertFound(audited("ada", 2), Flaw.DOUBLED);
    assertClean(audited("ada", 1));
  }

  @Test
  void brokenAuditChainIsFound() {
    EndState broken = new EndStateBuilder().brokenChain("entry 7 was changed").build();
    assertFound(broken, Flaw.OUT_OF_ORDER);
  }

  @Test
  void forbiddenStatusesAreFound() {
    assertFound(new Story().answered("500"), EndState.empty(), Flaw.FORBIDDEN);
    assertFound(new Story().answered("504"), EndState.empty(), Flaw.FORBIDDEN);
    story.answered("200").answered("404").answered("503").answered("cut");
    assertClean(EndState.empty());
  }

  private static EndState members(String what, String... keys) {
    return new EndStateBuilder().members(Map.of(what, List.of(keys))).build();
  }

  private static EndState values(String what, String key, String value) {
    return new EndStateBuilder().values(Map.of(what, Map.of(key, value))).build();
  }

  private static EndState audited(String key, int entries) {
    return new EndStateBuilder().audited(Map.of("account", Map.of(key, entries))).build();
  }

  private void assertClean(EndState end) {
    assertThat(new Checker().violations(story.operations(), end)).isEmpty();
  }

  private void assertFound(EndState end, Flaw flaw) {
    assertFound(story, end, flaw);
  }

  private static void assertFound(Story story, EndState end, Flaw flaw) {
    assertThat(new Checker().violations(story.operations(), end))
        .extracting(Violation::flaw)
        .containsExactly(flaw);
  }
}
