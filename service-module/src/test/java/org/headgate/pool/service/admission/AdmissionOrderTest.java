package org.headgate.pool.service.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of the admission queue, and the permits reserved for each class of work. */
class AdmissionOrderTest extends AdmissionSteps {

  @Test
  void moreUrgentClassIsServedFirst() throws AdmissionRefusedException {
    var admissionController = admission(1);
    var holder = users(admissionController);
    var job = admissionController.request(WorkPriority.JOBS, DEADLINE);
    var user = users(admissionController);
    var login = admissionController.request(WorkPriority.AUTHENTICATION, DEADLINE);

    giveBack(holder);
    assertThat(login.permit()).isDone();
    giveBack(login);
    assertThat(user.permit()).isDone();
    giveBack(user);
    assertThat(job.permit()).isDone();
  }

  @Test
  void noClassStarves() throws AdmissionRefusedException {
    var admissionController = admission(1);
    var current = users(admissionController);
    var job = admissionController.request(WorkPriority.JOBS, DEADLINE);

    int admissions = 0;
    while (!job.permit().isDone()) {
      var login = admissionController.request(WorkPriority.AUTHENTICATION, DEADLINE);
      giveBack(current);
      current = login;
      admissions++;
      assertThat(admissions).isLessThanOrEqualTo(AdmissionQueue.TURNS_UNTIL_THE_OLDEST);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // size, log-ins, users, jobs: how many of one class alone get in
    "1, 1, 1, 1",
    "2, 1, 2, 1",
    "3, 2, 3, 2",
    "4, 3, 3, 2",
    "15, 12, 14, 11",
    "34, 26, 30, 22"
  })
  void crowdOfOneClassLeavesTheOtherSharesFree(int size, int logIns, int users, int jobs)
      throws AdmissionRefusedException {
    assertThat(admittedOfACrowd(size, WorkPriority.AUTHENTICATION)).isEqualTo(logIns);
    assertThat(admittedOfACrowd(size, WorkPriority.USERS)).isEqualTo(users);
    assertThat(admittedOfACrowd(size, WorkPriority.JOBS)).isEqualTo(jobs);
    assertThat(admittedOfACrowd(size, WorkPriority.OPERATOR)).isEqualTo(size);
  }

  @Test
  void reservedPermitsGoToTheirClassDespiteTheQueue() throws AdmissionRefusedException {
    var admissionController = admission(15, 1000);
    for (int i = 0; i < 100; i++) {
      admissionController.request(WorkPriority.AUTHENTICATION, DEADLINE);
    }

    for (int i = 0; i < 3; i++) {
      assertThat(users(admissionController).permit()).isDone();
    }
    assertThat(users(admissionController).permit()).isNotDone();
  }

  @Test
  void waitIsEstimatedByTheShareOfTheClass() throws AdmissionRefusedException {
    var admissionController = admission(4, 1000);
    hold(admissionController, Duration.ofMillis(10));
    List<QueueTicket> crowd = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      crowd.add(admissionController.request(WorkPriority.AUTHENTICATION, DEADLINE));
    }
    clock.pass(Duration.ofSeconds(4));
    crowd.forEach(AdmissionControllerTest::giveBack);
    for (int i = 0; i < 6; i++) {
      admissionController.request(WorkPriority.AUTHENTICATION, Duration.ofMinutes(1));
    }
    users(admissionController);

    // Before it stand three log-ins of 4 s each, on all permits together; its own share is quick.
    assertThat(users(admissionController).permit()).isNotDone();
    assertThatExceptionOfType(AdmissionRefusedException.class)
        .isThrownBy(
            () -> admissionController.request(WorkPriority.AUTHENTICATION, Duration.ofSeconds(1)))
        .matches(refused -> refused.reason() == RefusalReason.TOO_LONG)
        .matches(refused -> refused.retryAfter().compareTo(Duration.ofSeconds(2)) >= 0);
  }

  @Test
  void urgentRequestIsNotRefusedForLessUrgentQueue() throws AdmissionRefusedException {
    var admissionController = admission(1);
    hold(admissionController, Duration.ofSeconds(3));
    users(admissionController);
    users(admissionController);

    assertThat(admissionController.request(WorkPriority.AUTHENTICATION, DEADLINE).permit())
        .isNotDone();
  }

  @Test
  void crowdOfOneSourceKeepsNobodyElseOut() throws AdmissionRefusedException {
    int capacity = 100;
    var admissionController = admission(1, capacity);
    hold(admissionController, Duration.ofSeconds(1));
    var holder = users(admissionController);
    List<QueueTicket> crowd = new ArrayList<>();
    assertThatExceptionOfType(AdmissionRefusedException.class)
        .isThrownBy(
            () -> {
              for (int i = 0; i <= capacity; i++) {
                crowd.add(request(admissionController, "192.0.2.0/24"));
              }
            });

    var stranger = request(admissionController, "198.51.100.0/24");
    giveBack(holder);
    giveBack(crowd.get(0));

    assertThat(stranger.permit()).isDone();
  }

  private static QueueTicket request(AdmissionController admissionController, String network)
      throws AdmissionRefusedException {
    return admissionController.request(
        new AdmissionRequest(
            WorkPriority.USERS,
            DEADLINE,
            Duration.ZERO,
            () -> RequestSource.of(network, Optional.empty())));
  }
}
