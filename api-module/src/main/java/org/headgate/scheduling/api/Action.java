package org.headgate.scheduling.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** The action of an execution. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = EmailAction.class, name = "email"),
  @JsonSubTypes.Type(value = WebhookAction.class, name = "webhook"),
  @JsonSubTypes.Type(value = SystemAction.class, name = "system")
})
public sealed interface Action permits EmailAction, WebhookAction, SystemAction {

  /** The name of its executions in the list of borrowers, such as {@code email}. */
  String taskName();
}
