package org.headgate.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.headgate.system.client.Person;
import org.headgate.system.server.Headgate;
import org.junit.jupiter.api.Test;

/** A code is accepted once, however many clients send it at the same moment. */
class RightCodesAtOnceIT {

  private static final int CALLERS = 200;

  private final Headgate headgate = Headgate.shared();
  private final Attacker attacker = new Attacker();

  @Test
  void twoHundredConcurrentRightCodesRedeemOnce() throws Exception {
    Person ada = Person.stranger(headgate);
    ada.signUp().then().statusCode(202);
    String code = ada.code();
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    Map<Integer, Integer> statuses = new TreeMap<>();
    try {
      List<Future<Attacker.Answer>> answers = new ArrayList<>();
      Callable<Attacker.Answer> call =
          () -> {
            start.await();
            return attacker.post(
                headgate,
                "/auth/verify-email",
                Map.of("email", ada.email(), "code", code),
                Headgate.anyNetwork());
          };
      IntStream.range(0, CALLERS).forEach(i -> answers.add(callers.submit(call)));
      start.countDown();
      for (Future<Attacker.Answer> answer : answers) {
        statuses.merge(answer.get().status(), 1, Integer::sum);
      }
    } finally {
      callers.shutdown();
    }

    System.out.printf("%n[attack] %d right codes at once: %s%n", CALLERS, statuses);
    assertThat(statuses.get(200)).isEqualTo(1);
    assertThat(statuses.keySet()).isSubsetOf(200, 400, 503);
  }
}
