package org.headgate.notifications.service.bounces;

import java.util.List;

/**
 * The content of a delivery report. Anybody can write one: it counts only with a Message-ID that
 * was made here for its recipient.
 *
 * @param messageId the message id of the returned mail
 */
record DeliveryReport(String messageId, List<DeliveryFailure> failures) {

  DeliveryReport {
    failures = List.copyOf(failures);
  }
}
