package org.headgate.pool.service.admission;

import java.time.Duration;
import org.headgate.pool.service.guard.ManualGuardClock;

/** Asks an admission controller for permits, on a clock that is moved by hand. */
abstract class AdmissionSteps {

  static final Duration DEADLINE = Duration.ofSeconds(5);
  final ManualGuardClock clock = new ManualGuardClock();

  AdmissionController admission(int size) {
    return admission(size, 16);
  }

  AdmissionController admission(int size, int queue) {
    return new AdmissionController(new AdmissionLimits(size, queue, DEADLINE), clock::nanos);
  }

  static QueueTicket users(AdmissionController admissionController)
      throws AdmissionRefusedException {
    return admissionController.request(WorkPriority.USERS, DEADLINE);
  }

  static void giveBack(QueueTicket queueTicket) {
    queueTicket.permit().join().close();
  }

  int admittedOfACrowd(int size, WorkPriority workPriority) throws AdmissionRefusedException {
    var admissionController = admission(size, 1000);
    for (int i = 0; i < 2 * size; i++) {
      admissionController.request(workPriority, DEADLINE);
    }
    return admissionController.snapshot().inUse();
  }

  void hold(AdmissionController admissionController, Duration duration)
      throws AdmissionRefusedException {
    var queueTicket = users(admissionController);
    clock.pass(duration);
    giveBack(queueTicket);
  }
}
