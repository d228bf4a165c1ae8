package org.headgate.scheduling.service;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import org.headgate.common.text.CharacterCount;
import org.headgate.common.text.SingleLineText;
import org.headgate.config.WebhookSecretText;
import org.headgate.config.WebhookUrl;
import org.headgate.scheduling.api.Action;
import org.headgate.scheduling.api.EmailAction;
import org.headgate.scheduling.api.WebhookAction;

/** Validates actions. Where a webhook's address leads is checked when it is sent. */
final class ActionValidator {

  private static final int MAX_SUBJECT_LENGTH = 200;
  private static final int MAX_BODY_LENGTH = 10_000;
  private static final String URL = "action.url";

  private ActionValidator() {}

  /** The action with the default for a missing member. */
  static Action complete(Action action) {
    return action instanceof WebhookAction webhook
        ? new WebhookAction(
            webhook.url(),
            webhook.payload().or(() -> Optional.of(JsonNodeFactory.instance.objectNode())),
            webhook.secret())
        : action;
  }

  /** Adds the errors of an action. */
  static void validate(Action action, ValidationErrors validationErrors) {
    if (action == null) {
      validationErrors.add("action", "must be given: an email or a webhook");
    } else if (action instanceof EmailAction email) {
      validate(email, validationErrors);
    } else if (action instanceof WebhookAction webhook) {
      validate(webhook, validationErrors);
    } else {
      validationErrors.add("action.type", "must be one of email, webhook");
    }
  }

  private static void validate(EmailAction email, ValidationErrors validationErrors) {
    validationErrors
        .demandPresent(email.subject(), "action.subject", "must be given")
        .ifPresent(
            subject ->
                validationErrors.require(
                    !subject.isBlank()
                        && CharacterCount.of(subject) <= MAX_SUBJECT_LENGTH
                        && SingleLineText.isOne(subject),
                    "action.subject",
                    "must be one line of 1 to 200 characters"));
    validationErrors
        .demandPresent(email.body(), "action.body", "must be given")
        .ifPresent(
            body ->
                validationErrors.require(
                    CharacterCount.of(body) <= MAX_BODY_LENGTH && body.indexOf('\u0000') < 0,
                    "action.body",
                    "must have at most 10,000 characters, none of them U+0000"));
  }

  private static void validate(WebhookAction webhook, ValidationErrors validationErrors) {
    validationErrors
        .demandPresent(webhook.url(), URL, "must be given, such as https://example.org/hook")
        .ifPresent(url -> validateUrl(url, validationErrors));
    webhook
        .secret()
        .filter(secret -> !secret.equals(WebhookAction.HIDDEN))
        .ifPresent(
            secret ->
                validationErrors.require(
                    WebhookSecretText.decode(secret).isPresent(),
                    "action.secret",
                    "must be " + WebhookSecretText.ALLOWED + "; omit it to have one created"));
  }

  private static void validateUrl(String url, ValidationErrors validationErrors) {
    try {
      WebhookUrl.parse(url);
    } catch (IllegalArgumentException e) {
      validationErrors.add(URL, "must be " + e.getMessage());
    }
  }
}
