package org.headgate.scheduling.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.headgate.json.Json;
import org.headgate.problem.InvalidRequest;
import org.headgate.scheduling.Action;
import org.headgate.scheduling.CatchUp;
import org.headgate.scheduling.Overlap;
import org.headgate.scheduling.Retry;
import org.headgate.scheduling.ScheduleRequest;
import org.headgate.scheduling.Trigger;
import org.headgate.scheduling.WebhookAction;
import org.headgate.scheduling.calendar.service.Timetable;
import org.headgate.scheduling.persistence.SchedulePolicy;
import org.headgate.text.OneLine;

/**
 * A schedule as its owner wants it, every word of it judged and every gap filled with its default.
 */
record Definition(
    String name, boolean enabled, Trigger trigger, Action action, SchedulePolicy policy) {

  private static final Duration WINDOW = Duration.ofHours(1);
  private static final Duration LONGEST_WINDOW = Duration.ofDays(7);
  private static final Duration LEAST_DELAY = Duration.ofSeconds(1);
  private static final Duration MOST_DELAY = Duration.ofDays(1);
  private static final int MOST_ATTEMPTS = 20;
  private static final int LONGEST_NAME = 200;

  /**
   * @throws InvalidRequest with everything that is wrong
   */
  static Definition of(ScheduleRequest request) {
    return of(request, Optional.empty());
  }

  /**
   * As {@link #of(ScheduleRequest)}; what stays as it was is not judged again, since the rules may
   * have been others when it was written.
   *
   * @param before as it was
   */
  static Definition of(ScheduleRequest request, Optional<ScheduleRequest> before) {
    Findings findings = new Findings();
    findings.demand(
        request.name() != null
            && !request.name().isBlank()
            && request.name().length() <= LONGEST_NAME
            && OneLine.isOne(request.name()),
        "name",
        "must be one line of 1 to 200 characters");
    if (before.filter(it -> it.trigger().equals(request.trigger())).isEmpty()) {
      Triggers.judge(request.trigger(), findings);
    }
    if (before.filter(it -> it.action().equals(request.action())).isEmpty()) {
      Actions.judge(request.action(), findings);
    }
    Duration window = request.catchUpWindow().orElse(WINDOW);
    findings.demand(
        !window.isNegative() && window.compareTo(LONGEST_WINDOW) <= 0,
        "catch_up_window",
        "must be from PT0S to P7D, such as PT1H");
    Retry retry = request.retry().orElse(Retry.DEFAULT).complete();
    judge(retry, findings);
    findings.refuseIfAny();
    return new Definition(
        request.name(),
        request.enabled().orElse(true),
        Triggers.complete(request.trigger()),
        Actions.complete(request.action()),
        new SchedulePolicy(
            request.dstGap(),
            request.dstOverlap(),
            request.catchUp().orElse(CatchUp.ONE),
            window,
            request.overlap().orElse(Overlap.SKIP),
            retry.maxAttempts().orElseThrow(),
            retry.initialDelay().orElseThrow(),
            retry.maxDelay().orElseThrow()));
  }

  Timetable timetable(Instant anchoredAt) {
    return Triggers.timetable(trigger, policy.dstGap(), policy.dstOverlap(), anchoredAt);
  }

  String triggerJson() {
    return json(Trigger.class, trigger);
  }

  /** Without the secret, which rests apart. */
  String actionJson() {
    return json(
        Action.class, action instanceof WebhookAction webhook ? webhook.withoutSecret() : action);
  }

  /** What the request says of the webhook's secret; empty for one that is to be made, or none. */
  Optional<String> secretSaid() {
    return action instanceof WebhookAction webhook ? webhook.secret() : Optional.empty();
  }

  boolean isWebhook() {
    return action instanceof WebhookAction;
  }

  private static void judge(Retry retry, Findings findings) {
    int attempts = retry.maxAttempts().orElseThrow();
    Duration initial = retry.initialDelay().orElseThrow();
    Duration most = retry.maxDelay().orElseThrow();
    findings.demand(
        attempts >= 1 && attempts <= MOST_ATTEMPTS, "retry.max_attempts", "must be 1 to 20");
    findings.demand(
        initial.compareTo(LEAST_DELAY) >= 0 && initial.compareTo(MOST_DELAY) <= 0,
        "retry.initial_delay",
        "must be from PT1S to P1D, such as PT10S");
    findings.demand(
        most.compareTo(initial) >= 0 && most.compareTo(MOST_DELAY) <= 0,
        "retry.max_delay",
        "must be from retry.initial_delay to P1D, such as PT15M");
  }

  private static <T> String json(Class<T> type, T value) {
    try {
      return Json.strict().writerFor(type).writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a " + type.getSimpleName() + " can be written as JSON", e);
    }
  }
}
