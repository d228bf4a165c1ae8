package org.headgate.pool.service.tuning;

import java.time.Duration;
import java.util.Optional;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.config.database.PoolParameter;
import org.headgate.config.database.PoolSettings;
import org.headgate.config.database.PoolSettings.InvalidPoolSettingsException;
import org.headgate.pool.api.PoolChangeRequest;
import org.headgate.pool.api.PoolSizing;

/**
 * Validates an operator's change against the present settings. A change is accepted only if the
 * resulting settings are valid as a whole; a refusal names the field of the request.
 */
final class PoolChangeValidator {

  private static final int CONFIRM_WITHIN = 60;
  private static final int MAX_CONFIRM_WITHIN_SECONDS = 3600;

  private PoolChangeValidator() {}

  /**
   * The resulting settings as a whole.
   *
   * @throws InvalidRequestException naming the invalid field
   */
  static PoolSettings apply(PoolChangeRequest request, PoolSettings now) {
    try {
      PoolSettings sized =
          now.resized(
              request.poolSize().orElse(now.minPoolSize()),
              request.maxOverflow().orElse(now.overflow()));
      PoolSettings waiting =
          request
              .timeoutSeconds()
              .map(seconds -> withTimeout(sized, Duration.ofSeconds(seconds)))
              .orElse(sized);
      return request
          .recycleSeconds()
          .map(seconds -> waiting.withAgedTimeout(age(seconds)))
          .orElse(waiting);
    } catch (InvalidPoolSettingsException e) {
      throw new InvalidRequestException(
          new FieldError(field(e.parameter()), "must be " + e.allowed()));
    } catch (ArithmeticException e) {
      throw new InvalidRequestException(new FieldError("max_overflow", "must be at most 500"));
    }
  }

  /**
   * The wanted settings after a change. A change that names no size keeps the wanted sizes, even
   * where the budget allows less at present.
   *
   * @param resulting as {@link #apply} found them, of the settings in force
   * @param formerly the wanted settings before
   */
  static TargetPoolSettings target(
      PoolChangeRequest request, PoolSettings resulting, TargetPoolSettings formerly) {
    return request.poolSize().isEmpty() && request.maxOverflow().isEmpty()
        ? new TargetPoolSettings(apply(request, formerly.settings()), formerly.tuned())
        : new TargetPoolSettings(resulting, true);
  }

  /**
   * How long the change stands unconfirmed.
   *
   * @throws InvalidRequestException outside 1 s to 1 h
   */
  static Duration confirmWithin(PoolChangeRequest request) {
    int seconds = request.confirmWithinSeconds().orElse(CONFIRM_WITHIN);
    if (seconds < 1 || seconds > MAX_CONFIRM_WITHIN_SECONDS) {
      throw new InvalidRequestException(
          new FieldError(
              "confirm_within_seconds",
              "must be a whole number from 1 to " + MAX_CONFIRM_WITHIN_SECONDS));
    }
    return Duration.ofSeconds(seconds);
  }

  /** The connect timeout is part of the driver's URL, so the wait must fit it, not the reverse. */
  private static PoolSettings withTimeout(PoolSettings now, Duration timeout) {
    PoolSettings changed = now.withConnectionTimeout(timeout);
    if (!changed.connectTimeout().equals(now.connectTimeout())) {
      throw new InvalidRequestException(
          new FieldError(
              "timeout_seconds",
              "must be more than the seconds to connect ("
                  + now.connectTimeout().toSeconds()
                  + "), which only a start changes"));
    }
    return changed;
  }

  private static Optional<Duration> age(int seconds) {
    return seconds == PoolSizing.NEVER
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(seconds));
  }

  private static String field(PoolParameter parameter) {
    return switch (parameter) {
      case POOL_SIZE -> "pool_size";
      case MAX_OVERFLOW -> "max_overflow";
      case POOL_TIMEOUT, CONNECT_TIMEOUT -> "timeout_seconds";
      case POOL_RECYCLE -> "recycle_seconds";
      case COMMAND_TIMEOUT, PRE_PING, ECHO -> "";
    };
  }
}
