package org.headgate.scheduling.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.headgate.common.paging.QueryParameters;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.scheduling.api.PreviewRequest;

/** Computes the next instants of a trigger that is not stored; needs no database. */
@ApplicationScoped
public class SchedulePreviewer {

  private static final int DEFAULT_COUNT = 10;
  private static final int MAX = 100;

  @Inject Clock clock;

  /**
   * @throws InvalidRequestException when the trigger or the count is not valid
   */
  public List<Instant> instants(PreviewRequest request) {
    int count = request.count().orElse(DEFAULT_COUNT);
    ValidationErrors validationErrors = new ValidationErrors();
    TriggerValidator.validate(request.trigger(), validationErrors);
    validationErrors.require(isCount(count), "count", "must be 1 to 100");
    validationErrors.throwIfAny();
    Instant now = clock.instant();
    return TriggerValidator.recurrence(
            request.trigger(),
            request.dstGap(),
            request.dstOverlap(),
            now.truncatedTo(ChronoUnit.SECONDS))
        .nextAfter(now, count);
  }

  /**
   * The parameter {@code count}.
   *
   * @param text null when it was left out
   * @throws InvalidRequestException for anything but 1 to 100
   */
  public static int count(String text) {
    return QueryParameters.number("count", text, 1, MAX).orElse(DEFAULT_COUNT);
  }

  private static boolean isCount(int count) {
    return count >= 1 && count <= MAX;
  }
}
