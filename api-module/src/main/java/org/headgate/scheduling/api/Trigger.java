package org.headgate.scheduling.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** The rule that makes a schedule due: a cron expression, an interval, or one instant. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CronTrigger.class, name = "cron"),
  @JsonSubTypes.Type(value = IntervalTrigger.class, name = "interval"),
  @JsonSubTypes.Type(value = OnceTrigger.class, name = "once")
})
public sealed interface Trigger permits CronTrigger, IntervalTrigger, OnceTrigger {}
