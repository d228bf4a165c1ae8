package org.headgate.scheduling.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.text.CharacterCount;
import org.headgate.common.text.SingleLineText;
import org.headgate.scheduling.api.Action;
import org.headgate.scheduling.api.CatchUp;
import org.headgate.scheduling.api.Overlap;
import org.headgate.scheduling.api.RetryOptions;
import org.headgate.scheduling.api.ScheduleRequest;
import org.headgate.scheduling.api.Trigger;
import org.headgate.scheduling.api.WebhookAction;
import org.headgate.scheduling.persistence.SchedulePolicy;
import org.headgate.scheduling.service.calendar.Recurrence;

/** A validated schedule, complete with its defaults. */
record ScheduleDefinition(
    String name, boolean enabled, Trigger trigger, Action action, SchedulePolicy policy) {

  private static final Duration WINDOW = Duration.ofHours(1);
  private static final Duration MAX_CATCH_UP_WINDOW = Duration.ofDays(7);
  private static final Duration MIN_DELAY = Duration.ofSeconds(1);
  private static final Duration MAX_DELAY = Duration.ofDays(1);
  private static final int MAX_ATTEMPTS = 20;
  private static final int NANOS_PER_MILLISECOND = 1_000_000;
  private static final int MAX_NAME_LENGTH = 200;

  /**
   * @throws InvalidRequestException with all errors
   */
  static ScheduleDefinition of(ScheduleRequest request) {
    return of(request, Optional.empty());
  }

  /**
   * As {@link #of(ScheduleRequest)}; unchanged parts are not validated again, because earlier rules
   * may have accepted them.
   *
   * @param previous its previous content
   */
  static ScheduleDefinition of(ScheduleRequest request, Optional<ScheduleRequest> previous) {
    ValidationErrors validationErrors = new ValidationErrors();
    validationErrors.require(
        request.name() != null
            && CharacterCount.of(request.name()) <= MAX_NAME_LENGTH
            && SingleLineText.isName(request.name()),
        "name",
        "must be one line of 1 to 200 characters");
    if (previous.filter(it -> it.trigger().equals(request.trigger())).isEmpty()) {
      TriggerValidator.validate(request.trigger(), validationErrors);
    }
    if (previous.filter(it -> it.action().equals(request.action())).isEmpty()) {
      ActionValidator.validate(request.action(), validationErrors);
    }
    Duration window = request.catchUpWindow().orElse(WINDOW);
    validationErrors.require(
        isWithin(window, Duration.ZERO, MAX_CATCH_UP_WINDOW),
        "catch_up_window",
        "must be whole milliseconds from PT0S to P7D, such as PT1H");
    RetryOptions retryOptions = request.retry().orElse(RetryOptions.DEFAULT).complete();
    validateRetry(retryOptions, validationErrors);
    validationErrors.throwIfAny();
    return new ScheduleDefinition(
        request.name(),
        request.enabled().orElse(true),
        TriggerValidator.complete(request.trigger()),
        ActionValidator.complete(request.action()),
        new SchedulePolicy(
            request.dstGap(),
            request.dstOverlap(),
            request.catchUp().orElse(CatchUp.ONE),
            window,
            request.overlap().orElse(Overlap.SKIP),
            retryOptions.maxAttempts().orElseThrow(),
            retryOptions.initialDelay().orElseThrow(),
            retryOptions.maxDelay().orElseThrow()));
  }

  Recurrence recurrence(Instant anchoredAt) {
    return TriggerValidator.recurrence(trigger, policy.dstGap(), policy.dstOverlap(), anchoredAt);
  }

  String triggerJson() {
    return json(Trigger.class, trigger);
  }

  /** Without the secret, which is stored separately. */
  String actionJson() {
    return json(
        Action.class, action instanceof WebhookAction webhook ? webhook.withoutSecret() : action);
  }

  /** The secret in the request; empty when one is to be generated, or there is none. */
  Optional<String> requestedSecret() {
    return action instanceof WebhookAction webhook ? webhook.secret() : Optional.empty();
  }

  boolean isWebhook() {
    return action instanceof WebhookAction;
  }

  private static void validateRetry(RetryOptions retryOptions, ValidationErrors validationErrors) {
    int attempts = retryOptions.maxAttempts().orElseThrow();
    Duration initial = retryOptions.initialDelay().orElseThrow();
    Duration max = retryOptions.maxDelay().orElseThrow();
    validationErrors.require(
        attempts >= 1 && attempts <= MAX_ATTEMPTS, "retry.max_attempts", "must be 1 to 20");
    validationErrors.require(
        isWithin(initial, MIN_DELAY, MAX_DELAY),
        "retry.initial_delay",
        "must be whole milliseconds from PT1S to P1D, such as PT10S");
    validationErrors.require(
        isWithin(max, initial, MAX_DELAY),
        "retry.max_delay",
        "must be whole milliseconds from retry.initial_delay to P1D, such as PT15M");
  }

  /** Durations are stored in milliseconds; a finer one would come back shortened. */
  private static boolean isWithin(Duration duration, Duration min, Duration max) {
    return duration.compareTo(min) >= 0
        && duration.compareTo(max) <= 0
        && duration.toNanosPart() % NANOS_PER_MILLISECOND == 0;
  }

  private static <T> String json(Class<T> type, T value) {
    try {
      return JsonMappers.strict().writerFor(type).writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a " + type.getSimpleName() + " can be written as JSON", e);
    }
  }
}
