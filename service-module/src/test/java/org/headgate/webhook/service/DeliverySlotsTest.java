package org.headgate.webhook.service;

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
import org.headgate.scheduling.dispatch.service.Delivery;
import org.junit.jupiter.api.Test;

class DeliverySlotsTest {

  private final DeliverySlots slots = new DeliverySlots(2);

  @Test
  void soManyAtATimeAndTheOthersComeLaterTheMoreTheyAre() throws IOException {
    List<Delivery> turnedAway = new ArrayList<>();

    Delivery outer =
        slots.within(
            Set.of("ada"),
            () ->
                slots.within(
                    Set.of("ada"),
                    () -> {
                      for (int each = 0; each < 700; each++) {
                        turnedAway.add(slots.within(Set.of("ada"), Delivery::done));
                      }
                      assertThat(slots.within(Set.of("bob"), Delivery::done).kind())
                          .isEqualTo(Delivery.Kind.DONE);
                      return Delivery.done();
                    }));

    assertThat(outer.kind()).isEqualTo(Delivery.Kind.DONE);
    assertThat(turnedAway).extracting(Delivery::kind).containsOnly(Delivery.Kind.BUSY);
    assertThat(turnedAway.get(0).pause()).contains(Duration.ofSeconds(2));
    assertThat(turnedAway.get(699).pause()).contains(Duration.ofSeconds(30));
    assertThat(slots.within(Set.of("ada"), Delivery::done).kind()).isEqualTo(Delivery.Kind.DONE);
  }

  @Test
  void whatIsTakenTogetherIsTakenWholeOrNotAtAll() throws IOException {
    Deque<String> order = new ArrayDeque<>(List.of("one", "two"));
    Delivery busy =
        slots.within(
            List.of("two"),
            () -> slots.within(List.of("two"), () -> slots.within(order, Delivery::done)));

    assertThat(busy.kind()).isEqualTo(Delivery.Kind.BUSY);
    assertThat(
            slots
                .within(
                    List.of("one"),
                    () -> slots.within(List.of("one"), () -> slots.within(order, Delivery::done)))
                .kind())
        .as("nothing of the first was kept")
        .isEqualTo(Delivery.Kind.BUSY);
    assertThat(slots.within(order, Delivery::done).kind()).isEqualTo(Delivery.Kind.DONE);
  }

  @Test
  void whatBreaksLeavesItsSlot() throws IOException {
    for (int each = 0; each < 5; each++) {
      assertThatThrownBy(
              () ->
                  slots.within(
                      Set.of("ada"),
                      () -> {
                        throw new IOException("no answer");
                      }))
          .isInstanceOf(IOException.class);
    }

    assertThat(slots.within(Set.of("ada"), Delivery::done).kind()).isEqualTo(Delivery.Kind.DONE);
  }

  @Test
  void aReceiverIsItsAddressOrItsNetworkOfSixtyFourBits() throws IOException {
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
