package org.headgate.alerts.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.headgate.common.json.PartlyShown;
import org.headgate.config.api.AlertEndpointKind;
import org.headgate.config.api.QuietHours;

/**
 * An endpoint that is notified of alerts.
 *
 * @param url where requests go; of Slack's the host alone, as the rest is a secret; empty for mail
 * @param addresses recipients of mails; empty for other kinds
 * @param isEnabled false: nothing is sent
 * @param isEscalation true: is notified only of alerts that nobody acknowledged in time
 * @param isFixed true: it comes from the server's settings, and is changed there
 * @param quietHours empty for none
 * @param secret what webhooks are signed with; only in the answer to its creation
 * @param secretState is never sent, and differs where what is not shown differs; the ETag covers it
 */
public record AlertEndpoint(
    UUID id,
    String name,
    AlertEndpointKind kind,
    Optional<String> url,
    List<String> addresses,
    boolean isEnabled,
    boolean isEscalation,
    boolean isFixed,
    Optional<QuietHours> quietHours,
    Instant createdAt,
    Optional<String> secret,
    @JsonIgnore @Schema(hidden = true) Optional<String> secretState)
    implements PartlyShown {

  public AlertEndpoint {
    addresses = List.copyOf(addresses);
  }

  @Override
  public Object unshown() {
    return secretState;
  }
}
