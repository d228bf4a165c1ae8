package org.headgate.scheduling.service;

/** CDI event: an execution may be due earlier than the dispatcher expects. */
public record ExecutionsDueEvent() {}
