package org.headgate.scheduling.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.junit.jupiter.api.Test;

class DeliveryLimiterTest {

  private final DeliveryLimiter slots = new DeliveryLimiter(2);

  @Test
  void excessDeliveriesAreBusyWithGrowingDelays() throws IOException {
    List<ActionResult> busyResults = new ArrayList<>();

    ActionResult outer =
        slots.within(
            Set.of("ada"),
            () ->
                slots.within(
                    Set.of("ada"),
                    () -> {
                      for (int i = 0; i < 700; i++) {
                        busyResults.add(slots.within(Set.of("ada"), ActionResult::done));
                      }
                      assertThat(slots.within(Set.of("bob"), ActionResult::done).kind())
                          .isEqualTo(ActionResult.Kind.DONE);
                      return ActionResult.done();
                    }));

    assertThat(outer.kind()).isEqualTo(ActionResult.Kind.DONE);
    assertThat(busyResults).extracting(ActionResult::kind).containsOnly(ActionResult.Kind.BUSY);
    assertThat(busyResults.get(0).pause()).contains(Duration.ofSeconds(2));
    assertThat(busyResults.get(699).pause()).contains(Duration.ofSeconds(30));
    assertThat(slots.within(Set.of("ada"), ActionResult::done).kind())
        .isEqualTo(ActionResult.Kind.DONE);
  }

  @Test
  void slotsAreAcquiredAllOrNothing() throws IOException {
    Deque<String> order = new ArrayDeque<>(List.of("one", "two"));
    ActionResult busy =
        slots.within(
            List.of("two"),
            () -> slots.within(List.of("two"), () -> slots.within(order, ActionResult::done)));

    assertThat(busy.kind()).isEqualTo(ActionResult.Kind.BUSY);
    assertThat(
            slots
                .within(
                    List.of("one"),
                    () ->
                        slots.within(List.of("one"), () -> slots.within(order, ActionResult::done)))
                .kind())
        .as("nothing of the first was kept")
        .isEqualTo(ActionResult.Kind.BUSY);
    assertThat(slots.within(order, ActionResult::done).kind()).isEqualTo(ActionResult.Kind.DONE);
  }

  @Test
  void failedDeliveriesReleaseTheirSlot() throws IOException {
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(
              () ->
                  slots.within(
                      Set.of("ada"),
                      () -> {
                        throw new IOException("no answer");
                      }))
          .isInstanceOf(IOException.class);
    }

    assertThat(slots.within(Set.of("ada"), ActionResult::done).kind())
        .isEqualTo(ActionResult.Kind.DONE);
  }

  @Test
  void receiversAreIpv4AddressesOrIpv6Slash64Networks() throws IOException {
    assertThat(
            DeliveryTarget.names(
                List.of(
                    InetAddress.getByName("192.0.2.1"),
                    InetAddress.getByName("192.0.2.2"),
                    InetAddress.getByName("2001:db8:1:2::1"),
                    InetAddress.getByName("2001:db8:1:2:3::9"))))
        .containsExactly("c0000201", "c0000202", "20010db800010002");
  }
}
