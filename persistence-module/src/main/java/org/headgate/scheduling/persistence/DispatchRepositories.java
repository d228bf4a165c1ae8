package org.headgate.scheduling.persistence;

/** The repositories that a dispatcher uses. */
public record DispatchRepositories(
    DispatchRepository claims, DispatchResultRepository results, DispatchNodeRepository nodes) {}
