package org.headgate.alerts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.headgate.common.json.PatchField;
import org.headgate.config.api.QuietHours;

/**
 * Changes of quiet hours within the merge patch of an endpoint (RFC 7396): members that are left
 * out stay. The result is validated together with the endpoint, since any of them may be missing.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record QuietHoursPatch(
    PatchField<String> from, PatchField<String> to, PatchField<String> timeZone) {

  /**
   * The changed quiet hours; without a member that neither has, or that the patch removes.
   *
   * @param present empty for an endpoint that has none
   */
  public QuietHours appliedTo(Optional<QuietHours> present) {
    return new QuietHours(
        changed(from, present.map(QuietHours::from)),
        changed(to, present.map(QuietHours::to)),
        changed(timeZone, present.map(QuietHours::timeZone)));
  }

  private static String changed(PatchField<String> member, Optional<String> present) {
    return (member.isNamed() ? member.value() : present).orElse(null);
  }
}
