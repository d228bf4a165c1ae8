package org.headgate.scheduling.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A POST of a JSON document, signed as the Standard Webhooks specification says.
 *
 * @param url http or https, at most 2,000 characters; no user, no fragment, IPv4 addresses as four
 *     decimal numbers. Other letters than ASCII are sent as A-labels (UTS 46) and percent-encoded
 * @param payload the body, {} when left out; sent as it was given, numbers in their digits
 * @param secret {@code whsec_} and 24 to 64 bytes in base64; made by the server when left out. It
 *     is shown once, in the answer to the request that set it, and as {@link #HIDDEN} afterwards;
 *     sending that back keeps it
 */
public record WebhookAction(String url, Optional<ObjectNode> payload, Optional<String> secret)
    implements Action {

  /** What is shown in place of a secret. */
  public static final String HIDDEN = "***";

  /** As everybody may see it. */
  public WebhookAction withoutSecret() {
    return new WebhookAction(url, payload, Optional.of(HIDDEN));
  }

  /** As whoever set the secret sees it once. */
  public WebhookAction withSecret(String shown) {
    return new WebhookAction(url, payload, Optional.of(shown));
  }

  @Override
  public String taskName() {
    return "webhook";
  }

  @Override
  public String toString() {
    return "WebhookAction[" + url + "]";
  }
}
