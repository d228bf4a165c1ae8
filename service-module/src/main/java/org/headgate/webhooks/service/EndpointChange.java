package org.headgate.webhooks.service;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.headgate.common.json.PatchField;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;
import org.headgate.common.text.CharacterCount;
import org.headgate.common.text.SingleLineText;
import org.headgate.events.api.EventType;
import org.headgate.webhooks.api.WebhookEndpointPatch;
import org.headgate.webhooks.api.WebhookEndpointRequest;

/** The changes of an endpoint; an empty member stays as it is. */
public record EndpointChange(
    Optional<String> name,
    Optional<String> url,
    Optional<List<EventType>> eventTypes,
    Optional<Boolean> isActive) {

  /**
   * @throws InvalidRequestException when a member is not valid
   */
  static EndpointChange of(WebhookEndpointPatch patch) {
    return new EndpointChange(
        patch.name().required("name").map(EndpointChange::name),
        patch.url().required("url").map(EndpointDefinition::url),
        patch.eventTypes().required("event_types").map(EndpointChange::types),
        patch.isActive().required("is_active"));
  }

  /**
   * The change that replaces an endpoint.
   *
   * @throws InvalidRequestException when a member is not valid, or one that a new endpoint needs is
   *     left out
   */
  static EndpointChange ofAll(WebhookEndpointPatch all) {
    Map<String, PatchField<?>> required =
        Map.of("name", all.name(), "url", all.url(), "event_types", all.eventTypes());
    List<FieldError> missing =
        required.entrySet().stream()
            .filter(member -> !member.getValue().isNamed())
            .map(Map.Entry::getKey)
            .sorted()
            .map(field -> new FieldError(field, "must not be null"))
            .toList();
    if (!missing.isEmpty()) {
      throw new InvalidRequestException(missing);
    }
    return of(all);
  }

  private static String name(String text) {
    if (CharacterCount.of(text) > WebhookEndpointRequest.MAX_NAME_LENGTH
        || !SingleLineText.isName(text)) {
      throw new InvalidRequestException(new FieldError("name", "must be a name"));
    }
    return SingleLineText.trimmedName(text);
  }

  private static List<EventType> types(List<EventType> types) {
    if (types.isEmpty() || types.stream().anyMatch(Objects::isNull)) {
      throw new InvalidRequestException(
          new FieldError("event_types", "must name at least one event"));
    }
    return List.copyOf(types);
  }
}
