package org.headgate.scheduling.service;

/** Something may be due earlier than the dispatcher believes. */
public record ExecutionsDueEvent() {}
